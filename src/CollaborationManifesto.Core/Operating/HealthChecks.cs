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
    /// <summary>Never negative, although storage has its own clock.</summary>
    public static TimeSpan? Since(DateTimeOffset? time, TimeProvider clock) =>
        clock.GetUtcNow() - time is { } age ? (age > TimeSpan.Zero ? age : TimeSpan.Zero) : null;

    public static long Seconds(TimeSpan age) => (long)age.TotalSeconds;
}

/// <summary>How old the last publish is, and how long a change has waited for one. A site without changes may be of any age.</summary>
internal sealed class PublishingCheck(Projection projection, BlobServiceClient blobs, IOptions<StorageSettings> names, TimeProvider clock) : IHealthCheck
{
    /// <summary>
    /// Minutes that a change may wait. The timer runs every two minutes and a run has five, so someone who checks every minute knows within ten
    /// that publishing has stopped.
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

    // A change made while the last run was reading has waited since the end of that run.
    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;
}

/// <summary>
/// How long the oldest notification has been undelivered: its message is waiting, or its email could not be sent. Ignores digests, which the
/// next run tries again, and links to the desk, which people ask for again.
/// </summary>
internal sealed class NotificationCheck(ChangeQueue changes, UndeliveredNotifications undelivered, TimeProvider clock) : IHealthCheck
{
    /// <summary>Minutes. By then a message, which takes seconds, is handled, and a failed email has been tried several times.</summary>
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

/// <summary>Number of messages that failed too often, by queue.</summary>
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
/// How many people email does not reach, and whether any curator hears about new contributions. Only counts, because anyone may ask.
/// Contributors' addresses do not change the status: broken ones are common, and nobody here can fix them.
/// </summary>
internal sealed class MailReachCheck(Reach reach) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var report = await reach.ReadAsync(cancellationToken);
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
