using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Answers 200 while people can be served, otherwise 503, and how each part is.</summary>
public sealed class HealthReady(HealthResult health)
{
    [Function(nameof(HealthReady))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request,
        CancellationToken cancellation) =>
        health.CheckAsync(cancellation);
}
