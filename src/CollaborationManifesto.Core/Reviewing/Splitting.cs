using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Reviewing;

/// <summary>
/// Makes two contributions from one, and one again. One write decides: that of the first part, which names the second or no longer does
/// (docs/adr/0019). A crash before it leaves a second part that nobody sees, and the hourly run deletes it.
/// </summary>
public sealed class Splitting(
    ContributionStore contributions,
    SplitParts parts,
    ChangeQueue queue,
    DecisionService decisions,
    IOptions<CurationSettings> settings,
    AllWords words,
    Counts counts,
    TimeProvider clock)
{
    /// <summary>An undo fails only if this many other changes to either part come first at the same moment.</summary>
    private const int Tries = 20;

    /// <param name="decision">Has the words of the first part.</param>
    /// <returns>The first part, null if it was deleted; and why it was not split, null if it was.</returns>
    public async Task<(Contribution? Contribution, string? Refused)> SplitAsync(
        Versioned<Contribution> read, ActingCurator acting, Decision decision, Wording second, CancellationToken cancellationToken)
    {
        if (read.Value.HasCommand(decision.CommandId))
            return (read.Value, null);
        var entry = new HistoryEntry(decision.CommandId, clock.GetUtcNow(), HistoryAction.SplitOff, acting.Curator.Id, acting.Curator.Name, decision.Reason) { Part = read.Value.Id };
        var part = read.Value.SplitOff(entry, second) with { IsProvisional = true };
        // Before anything is written. What happens meanwhile is for the write of the first part to notice.
        if (Judge(read.Value, decision with { Part = part }, acting) is not PolicyOutcome.Recorded and var refused)
            return (read.Value, words.Review.Refused(refused));
        if (!RowBudget.ForWords.Fits(part))
            return (read.Value, words.Review.NoRoom);

        await queue.AnnounceAsync(part.Id, decision.CommandId, cancellationToken);
        var isMine = await contributions.InsertAsync(part, cancellationToken);
        while (!isMine)
        {
            // The same post came before. If nothing names its row yet, it is written again, so that the hourly run does not delete it meanwhile.
            if (await contributions.FindRowAsync(part.Id, cancellationToken) is not { } there)
                return (read.Value, words.Review.ChangedSince);
            part = there.Value.IsProvisional ? part : there.Value;
            isMine = !there.Value.IsProvisional || await contributions.ReplaceAsync(part, there.ETag, cancellationToken);
        }

        return await decisions.RecordAsync(read, acting, decision with { Part = part }, cancellationToken);
    }

    /// <returns>As for <see cref="SplitAsync"/>.</returns>
    public async Task<(Contribution? Contribution, string? Refused)> UndoAsync(
        ContributionId firstId, ContributionId partId, ActingCurator acting, Decision decision, CancellationToken cancellationToken)
    {
        var announced = false;
        for (var tries = 0; tries < Tries; tries++)
        {
            // Before the part is made provisional: a change to the part then also writes this row, and so this undo fails (SplitParts.SettleAsync).
            if (await contributions.FindAsync(firstId, cancellationToken) is not { } first)
                return (null, words.Review.SplitDecided);
            if (first.Value.HasCommand(decision.CommandId))
                return await DoneAsync(first.Value, partId, cancellationToken);
            if (await contributions.FindAsync(partId, cancellationToken) is not { } part || await IsMergeTargetAsync(partId, cancellationToken))
                return (first.Value, words.Review.SplitDecided);
            var outcome = Judge(first.Value, decision with { ContentVersion = first.Value.ContentVersion, Part = part.Value }, acting);
            if (outcome is not PolicyOutcome.Recorded { Contribution: var whole })
                return (first.Value, words.Review.Refused(outcome));
            if (!RowBudget.ForWords.Fits(whole))
                return (first.Value, words.Review.NoRoom);

            if (!announced)
                await Task.WhenAll(queue.AnnounceAsync(firstId, decision.CommandId, cancellationToken), queue.AnnounceAsync(partId, decision.CommandId, cancellationToken));
            announced = true;
            if (!await contributions.ReplaceAsync(part.Value with { IsProvisional = true }, part.ETag, cancellationToken)
                || !await contributions.ReplaceAsync(whole, first.ETag, cancellationToken))
                continue;
            counts.Decided(DecisionKind.UndoSplit);
            return await DoneAsync(whole, partId, cancellationToken);
        }

        return ((await contributions.FindAsync(firstId, cancellationToken))?.Value, words.Review.ChangedSince);
    }

    private async Task<(Contribution? Contribution, string? Refused)> DoneAsync(Contribution whole, ContributionId partId, CancellationToken cancellationToken)
    {
        await parts.TryRemoveUnnamedAsync(partId, cancellationToken);
        return (whole, null);
    }

    private PolicyOutcome Judge(Contribution contribution, Decision decision, ActingCurator acting) =>
        ConsentPolicy.Apply(contribution, decision, acting.Curator, new(settings.Value, acting.All, clock.GetUtcNow()));

    /// <summary>What was merged into the part would be nowhere to read.</summary>
    private ValueTask<bool> IsMergeTargetAsync(ContributionId id, CancellationToken cancellationToken) =>
        contributions.MergeTargetsAsync(cancellationToken).AnyAsync(target => target == id, cancellationToken);
}
