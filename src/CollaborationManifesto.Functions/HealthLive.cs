using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Answers while the process runs. It asks nothing of storage, so that a storage fault does not restart the app.</summary>
public sealed class HealthLive
{
    [Function(nameof(HealthLive))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request) =>
        new DataResult(Results.Text("live"));
}
