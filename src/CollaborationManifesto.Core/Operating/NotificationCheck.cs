using CollaborationManifesto.Mail;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollaborationManifesto.Operating;

/// <summary>
/// How long the oldest notification has been undelivered: one that waits to be handled, or one whose mail was refused. It does not see
/// digests and links to the desk, which their next run and whoever asked for them try again.
/// </summary>
internal sealed class NotificationCheck(ChangeQueue changes, Undelivered undelivered, TimeProvider clock) : IHealthCheck
{
    /// <summary>Minutes. A message is handled within seconds, and a mail that was refused has been tried several times by then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (waiting, refused) = (changes.OldestDueAsync(cancellationToken), undelivered.OldestAsync(cancellationToken));
        var times = await Task.WhenAll(waiting, refused);
        var oldest = Ages.Since(times.Min(), clock) ?? TimeSpan.Zero;
        return new(
            oldest > Patience ? HealthStatus.Degraded : HealthStatus.Healthy,
            data: new Dictionary<string, object> { ["oldestSeconds"] = Ages.Seconds(oldest) });
    }
}
