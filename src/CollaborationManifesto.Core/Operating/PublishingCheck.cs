using Azure.Storage.Blobs;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Operating;

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
