using CollaborationManifesto.Flagging;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>
/// Does what is missing for the contribution that a message names, however often and in whatever order messages arrive: it updates the
/// projection, looks for similar contributions, links what a principle was drafted from, and notifies the curators and the contributor.
/// </summary>
public sealed partial class ChangeHandler(
    ContributionStore contributions,
    ChangeQueue changes,
    SplitParts parts,
    Projection projection,
    SimilarContributions similar,
    CuratorNotices curators,
    ContributorNotices contributor,
    QuotedNotices quoted,
    DraftedLinks drafted,
    UndeliveredNotifications undelivered,
    MessageProcessing processing,
    Counts counts,
    IOptions<ChangeSettings> settings,
    TimeProvider clock,
    ILogger<ChangeHandler> log)
{
    /// <summary>While the email provider is down, delays grow up to an hour.</summary>
    private static readonly TimeSpan LongestMailDelay = TimeSpan.FromHours(1);

    public async Task HandleAsync(string message, CancellationToken cancellationToken)
    {
        var change = ChangeQueue.Read(message);
        await processing.ProcessAsync(changes.Name, change.Traceparent, () => HandleAsync(change, cancellationToken));
    }

    private async Task HandleAsync(ContributionChangedMessage change, CancellationToken cancellationToken)
    {
        var found = await contributions.FindAsync(change.ContributionId, cancellationToken);
        if (found is { Value.IsProvisional: true })
            found = await parts.SettleAsync(change.ContributionId, cancellationToken);
        // The part of a split that was undone: nothing is left to do.
        if (found is null && await parts.TryRemoveUnnamedAsync(change.ContributionId, cancellationToken))
            return;
        if (found is not { Value: var contribution } || !contribution.HasCommand(change.CommandId))
        {
            await WaitForItsRowAsync(change, cancellationToken);
            return;
        }

        await projection.ShowAsync(contribution, cancellationToken);
        // Try all before a failure is thrown: a defect in the curators' emails must not delay the contributor's.
        var telling = !CuratorNotice.About(contribution).IsEmpty ? TellCuratorsAsync(contribution, cancellationToken) : Task.FromResult(true);
        var sending = contributor.SendAsync(contribution, cancellationToken);
        var warning = quoted.SendAsync(contribution, cancellationToken);
        await Task.WhenAll(telling, sending, warning);
        // After the emails, which need not wait for hundreds of notes.
        var linked = await drafted.LinkAsync(contribution, cancellationToken);
        var (curatorsTold, delivery) = (await telling && await warning, await sending);
        if (!curatorsTold || !linked || delivery is Delivery.Failed)
        {
            await PutBackAsync(change with { Attempt = change.Attempt + 1 }, PutBackReason.Mail, MailDelay(change.Attempt), cancellationToken);
            await undelivered.NoteAsync(contribution.Id, isFirst: change.Attempt == 0, cancellationToken);
            return;
        }

        if (change.Attempt > 0)
            await undelivered.ForgetAsync(contribution.Id, cancellationToken);
        if (delivery is Delivery.NotBefore(var time))
            await PutBackAsync(change with { Attempt = 0 }, PutBackReason.Undo, Until(time), cancellationToken);
    }

    private async Task PutBackAsync(ContributionChangedMessage change, PutBackReason reason, TimeSpan delay, CancellationToken cancellationToken)
    {
        await changes.PutBackAsync(change, delay, cancellationToken);
        counts.PutBack(changes.Name, reason);
    }

    /// <summary>Whole seconds, as the queue counts, and at least one.</summary>
    private TimeSpan Until(DateTimeOffset time) => TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling((time - clock.GetUtcNow()).TotalSeconds)));

    private async Task<bool> TellCuratorsAsync(Contribution contribution, CancellationToken cancellationToken) =>
        await curators.SendAsync(
            contribution, contribution.State == ContributionState.Pending ? await similar.FindAndStoreAsync(contribution, cancellationToken) : [], cancellationToken);

    /// <summary>The message may have arrived before its row, or writing the row may have failed: docs/adr/0002.</summary>
    private async Task WaitForItsRowAsync(ContributionChangedMessage change, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - change.AcceptedAt < ChangeQueue.DropAfter)
            await PutBackAsync(change, PutBackReason.Row, TimeSpan.FromSeconds(settings.Value.LookAgainSeconds), cancellationToken);
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
