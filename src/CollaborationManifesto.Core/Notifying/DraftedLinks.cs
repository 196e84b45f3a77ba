using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Notifying;

/// <summary>Links what an approved principle was drafted from to it, once, and approves none of it.</summary>
public sealed class DraftedLinks(ContributionStore contributions, ContributionUpdater updater, TimeProvider clock)
{
    private const int Parallel = 8;

    public async Task LinkAsync(Contribution principle, CancellationToken cancellationToken)
    {
        if (principle is not { State: ContributionState.Approved, Kind: ContributionKind.Principle, DraftedFrom: { Linked: false } origin })
            return;
        await System.Threading.Tasks.Parallel.ForEachAsync(
            origin.Notes,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (note, token) => await LinkAsync(note, principle.Id, token));
        while (await contributions.FindAsync(principle.Id, cancellationToken) is { Value.DraftedFrom: { Linked: false } drafted } read)
        {
            // Keep the revision: no page shows this change, so there is nothing to announce.
            await contributions.ReplaceAsync(read.Value with { DraftedFrom = drafted with { Linked = true } }, read.ETag, cancellationToken);
        }
    }

    private async Task LinkAsync(ContributionId note, ContributionId principle, CancellationToken cancellationToken)
    {
        var entry = new HistoryEntry($"linked-{principle}", clock.GetUtcNow(), HistoryAction.Linked);
        if (await contributions.FindAsync(note, cancellationToken) is { } read)
            await updater.TryUpdateAsync(read, entry.CommandId, current => current.LinkedTo(principle, entry) is { } next && RowBudget.ForWords.Fits(next) ? next : null, cancellationToken);
    }
}
