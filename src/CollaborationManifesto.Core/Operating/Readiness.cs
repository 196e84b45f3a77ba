using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Operating;

/// <summary>
/// Checks whether the service is ready. Without its storage or its keys it can serve nobody: unhealthy. Any other fault only makes people
/// wait: degraded.
/// </summary>
internal static class Readiness
{
    /// <summary>Seconds that each check may take; they run at the same time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void AddReadiness(this IServiceCollection services)
    {
        var checks = services.AddHealthChecks();
        Reaches<TableServiceClient>("tables", (tables, names, cancellationToken) =>
            tables.GetTableClient(names.ContributionsTable).GetEntityIfExistsAsync<TableEntity>("probe", "probe", cancellationToken: cancellationToken));
        Reaches<QueueServiceClient>("queues", (queues, names, cancellationToken) => queues.GetQueueClient(names.ContributionsQueue).GetPropertiesAsync(cancellationToken));
        Reaches<BlobServiceClient>("blobs", (blobs, names, cancellationToken) => blobs.GetBlobContainerClient(names.SiteContainer).GetPropertiesAsync(cancellationToken: cancellationToken));
        // A key ring is kept for a day once it was read, so only its container shows whether another instance could read it.
        Reaches<BlobServiceClient>("keyRing", (blobs, names, cancellationToken) => blobs.GetBlobContainerClient(names.KeysContainer).GetPropertiesAsync(cancellationToken: cancellationToken));
        checks.AddCheck<PublishingCheck>("publishing", HealthStatus.Degraded, [], Patience);
        checks.AddCheck<NotificationCheck>("notifications", HealthStatus.Degraded, [], Patience);
        checks.AddCheck<MailReachCheck>("mailReach", HealthStatus.Degraded, [], Patience);
        checks.AddCheck<PoisonCheck>("poison", HealthStatus.Degraded, [], Patience);

        void Reaches<T>(string name, Func<T, StorageSettings, CancellationToken, Task> ask)
            where T : notnull => checks.Add(new(
                name,
                provider => new ReachCheck(cancellationToken => ask(provider.GetRequiredService<T>(), provider.GetRequiredService<IOptions<StorageSettings>>().Value, cancellationToken)),
                HealthStatus.Unhealthy,
                [],
                Patience));
    }

    /// <summary>A check that throws or takes too long fails; the health check service logs why.</summary>
    private sealed class ReachCheck(Func<CancellationToken, Task> ask) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await ask(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
