using Azure.Storage.Blobs;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Operating;

internal static class Ages
{
    /// <summary>Never less than nothing: storage has a clock of its own.</summary>
    public static TimeSpan? Since(DateTimeOffset? time, TimeProvider clock) =>
        clock.GetUtcNow() - time is { } age ? (age > TimeSpan.Zero ? age : TimeSpan.Zero) : null;

    public static long Seconds(TimeSpan age) => (long)age.TotalSeconds;
}

/// <summary>How old the last publish is, and how long a change has been waiting for one. A site without changes may be of any age.</summary>
internal sealed class PublishingCheck(Projection projection, BlobServiceClient blobs, IOptions<StorageSettings> names, TimeProvider clock) : IHealthCheck
{
    /// <summary>
    /// Minutes that a change may wait. The timer publishes every minute, and a run has five; whoever looks every minute knows within ten
    /// that publishing stands still.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(9);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var record = PublisherState.In(blobs.GetBlobContainerClient(names.Value.PublishingContainer));
        var (read, change) = (record.ReadAsync(cancellationToken), projection.LastChangeAsync(cancellationToken));
        await Task.WhenAll(read, change);
        var behind = Ages.Since(WaitsSince((await read).Value, await change), clock);
        var data = new Dictionary<string, object> { ["behindSeconds"] = Ages.Seconds(behind ?? TimeSpan.Zero) };
        if (Ages.Since((await read).Value.FinishedAt, clock) is { } age)
            data["ageSeconds"] = Ages.Seconds(age);
        return new(behind > Patience ? HealthStatus.Degraded : HealthStatus.Healthy, data: data);
    }

    private static DateTimeOffset? WaitsSince(PublisherState state, (string? Mark, DateTimeOffset? At) change) =>
        state.UnfinishedSince ?? (state.ChangeMark != change.Mark ? Later(change.At, state.FinishedAt) : null);

    // What changed while the last run was reading was changed before that run ended.
    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;
}

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

/// <summary>
/// How many people mail does not reach, and whether any curator is told of what comes in. Counts alone: anyone may ask. That a contributor's address
/// does not work is usual and nobody's to mend.
/// </summary>
internal sealed class MailReachCheck(Reach reach) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var report = await reach.LookAsync(cancellationToken);
        return new(
            report.NobodyIsTold || report.Curators.Length > 0 ? HealthStatus.Degraded : HealthStatus.Healthy,
            data: new Dictionary<string, object>
            {
                ["curatorsTold"] = report.CuratorsTold,
                ["curatorsPaused"] = report.CuratorsPaused,
                ["curatorsNotReached"] = report.Curators.Length,
                ["contributorsNotReached"] = report.Contributions.Length,
                ["nobodyIsTold"] = report.NobodyIsTold,
                ["suppressions"] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{report.Suppressions}"),
            });
    }
}
