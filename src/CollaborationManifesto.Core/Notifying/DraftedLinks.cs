using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Notifying;

/// <summary>Links what an approved principle was drafted from to it, once, and approves none of it.</summary>
public sealed class DraftedLinks(ContributionStore contributions, ContributionUpdater updater, TimeProvider clock)
{
    private const int Parallel = 8;

    /// <returns>False if some notes changed so often meanwhile that they must be tried again.</returns>
    public async Task<bool> LinkAsync(Contribution principle, CancellationToken cancellationToken)
    {
        if (principle is not { State: ContributionState.Approved, Kind: ContributionKind.Principle, DraftedFrom: { Linked: false } origin })
            return true;
        var all = true;
        await System.Threading.Tasks.Parallel.ForEachAsync(
            origin.Notes,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (note, token) =>
            {
                if (!await LinkAsync(note, principle.Id, token))
                    Volatile.Write(ref all, false);
            });
        while (all && await contributions.FindAsync(principle.Id, cancellationToken) is { Value.DraftedFrom: { Linked: false } drafted } read)
        {
            // Keep the revision: no page shows this change, so there is nothing to announce.
            await contributions.ReplaceAsync(read.Value with { DraftedFrom = drafted with { Linked = true } }, read.ETag, cancellationToken);
        }

        return all;
    }

    private async Task<bool> LinkAsync(ContributionId note, ContributionId principle, CancellationToken cancellationToken)
    {
        var entry = new HistoryEntry($"linked-{principle}", clock.GetUtcNow(), HistoryAction.Linked);
        if (await contributions.FindAsync(note, cancellationToken) is not { } read)
            return true;
        var (now, isLinked) = await updater.TryUpdateAsync(read, entry.CommandId, Linked, cancellationToken);
        return isLinked || now is null || Linked(now) is null;

        Contribution? Linked(Contribution current) => current.LinkedTo(principle, entry) is { } next && RowBudget.ForWords.Fits(next) ? next : null;
    }
}
