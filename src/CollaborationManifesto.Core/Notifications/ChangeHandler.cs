using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifications;

/// <summary>
/// Looks at a contribution that a message names and does what is missing, however often and in whatever order messages
/// come: the projection is brought up to it, it is compared with the others and the curators are told.
/// </summary>
public sealed partial class ChangeHandler(
    ContributionStore contributions,
    ChangeQueue changes,
    Projection projection,
    Lookalikes lookalikes,
    CuratorNotices curators,
    ContributorNotices contributor,
    Undelivered undelivered,
    MessageProcessing processing,
    Counts counts,
    IOptions<ChangeSettings> settings,
    TimeProvider clock,
    ILogger<ChangeHandler> log)
{
    /// <summary>An outage of the mail provider is waited for with growing delay, up to an hour.</summary>
    private static readonly TimeSpan LongestMailDelay = TimeSpan.FromHours(1);

    public async Task Handle(string message, CancellationToken cancellation)
    {
        var change = ChangeQueue.Read(message);
        await processing.Process(changes.Name, change.Traceparent, () => Handle(change, cancellation));
    }

    private async Task Handle(ContributionChanged change, CancellationToken cancellation)
    {
        var found = await contributions.Find(change.ContributionId, cancellation);
        if (found is not { Value: var contribution } || !contribution.Has(change.CommandId))
        {
            await WaitForItsRow(change, cancellation);
            return;
        }

        await projection.Show(contribution, cancellation);
        // Both are tried before a failure of one is thrown: whoever sent it does not wait for a defect in the curators' mail.
        var telling = contribution.State == ContributionState.Pending ? TellCurators(contribution, cancellation) : Task.FromResult(true);
        var sending = contributor.Send(contribution, cancellation);
        await Task.WhenAll(telling, sending);
        var (curatorsTold, delivery) = (await telling, await sending);
        if (!curatorsTold || delivery is Delivery.Failed)
        {
            await PutBack(change with { Attempt = change.Attempt + 1 }, PutBackReason.Mail, MailDelay(change.Attempt), cancellation);
            await undelivered.Note(contribution.Id, isFirst: change.Attempt == 0, cancellation);
            return;
        }

        if (change.Attempt > 0)
            await undelivered.Forget(contribution.Id, cancellation);
        if (delivery is Delivery.NotBefore(var time))
            await PutBack(change with { Attempt = 0 }, PutBackReason.Undo, Until(time), cancellation);
    }

    private async Task PutBack(ContributionChanged change, PutBackReason reason, TimeSpan delay, CancellationToken cancellation)
    {
        await changes.PutBack(change, delay, cancellation);
        counts.PutBack(changes.Name, reason);
    }

    /// <summary>Whole seconds, because the queue counts in them, and at least one.</summary>
    private TimeSpan Until(DateTimeOffset time) => TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling((time - clock.GetUtcNow()).TotalSeconds)));

    private async Task<bool> TellCurators(Contribution contribution, CancellationToken cancellation) =>
        await curators.Send(contribution, await lookalikes.Look(contribution, cancellation), cancellation);

    /// <summary>The message may have come before its row, or its write may have failed: docs/adr/0002.</summary>
    private async Task WaitForItsRow(ContributionChanged change, CancellationToken cancellation)
    {
        if (clock.GetUtcNow() - change.AcceptedAt < TimeSpan.FromMinutes(settings.Value.GiveUpMinutes))
            await PutBack(change, PutBackReason.Row, TimeSpan.FromSeconds(settings.Value.LookAgainSeconds), cancellation);
        else
            LogGivenUp(change.Id);
    }

    private TimeSpan MailDelay(int attempt)
    {
        var delay = TimeSpan.FromSeconds(settings.Value.LookAgainSeconds) * Math.Pow(2, Math.Min(attempt, 16));
        return delay < LongestMailDelay ? delay : LongestMailDelay;
    }

    [LoggerMessage(LogLevel.Information, "Contribution {Id} was announced but never written; its message is dropped")]
    private partial void LogGivenUp(string id);
}
