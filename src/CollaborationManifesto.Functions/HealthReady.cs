using CollaborationManifesto.Http;
using CollaborationManifesto.Storage;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Answers 200 while tables, queues and blobs answer, otherwise 503.</summary>
public sealed class HealthReady(StorageProbe storage)
{
    [Function(nameof(HealthReady))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request,
        CancellationToken cancellation) =>
        new DataResult(await storage.IsReady(cancellation)
            ? Results.Text("ready")
            : Results.Text("storage is not ready", statusCode: StatusCodes.Status503ServiceUnavailable));
}
