using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollaborationManifesto.Operating;

/// <summary>How many messages failed too often, by queue.</summary>
internal sealed class PoisonCheck(PoisonQueues poison) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var counts = await poison.CountsAsync(cancellationToken);
        return new(
            counts.Any(queue => queue.Count > 0) ? HealthStatus.Degraded : HealthStatus.Healthy,
            data: new Dictionary<string, object> { ["messages"] = counts.ToDictionary(queue => queue.Queue, queue => queue.Count) });
    }
}
