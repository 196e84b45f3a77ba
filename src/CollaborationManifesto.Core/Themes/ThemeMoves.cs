using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Themes;

/// <summary>Moves contributions between themes, each on its own: one write, which changes nothing that it says.</summary>
public sealed class ThemeMoves(ContributionStore contributions, ContributionUpdater updater)
{
    private const int Parallel = 8;

    /// <returns>In the order of the items.</returns>
    public async Task<IReadOnlyList<MoveResult>> ApplyAsync(IReadOnlyList<GroupingItem> items, ThemeMove move, CancellationToken cancellationToken)
    {
        var results = new MoveResult[items.Count];
        await System.Threading.Tasks.Parallel.ForAsync(
            0,
            items.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (index, token) => results[index] = await ApplyAsync(items[index], move, token));
        return results;
    }

    private async Task<MoveResult> ApplyAsync(GroupingItem item, ThemeMove move, CancellationToken cancellationToken)
    {
        if (await contributions.FindAsync(item.Id, cancellationToken) is not { } read)
            return new MoveResult.Gone();
        MoveResult outcome = new MoveResult.Gone();
        var (_, done) = await updater.TryUpdateAsync(read, move.CommandId, Decide, cancellationToken);
        return done ? new MoveResult.Moved() : outcome;

        Contribution? Decide(Contribution current)
        {
            (outcome, var next) = Decided(current, item, move);
            return next;
        }
    }

    /// <summary>The outcome if there is nothing to write; null if it can be moved.</summary>
    public static MoveResult? Settled(ThemePlace? place, string title, GroupingItem item, ThemeMove move) =>
        // Even if the page is old: what it asks for is so already.
        (place?.Theme, place?.LeftAlone ?? false) == (move.Theme, move.LeftAlone) ? new MoveResult.Moved()
        // What an older version of this program wrote since has no place, and nobody moved it.
        : place is not null && place.Number != item.Moves ? new MoveResult.Overtaken(title, place)
        : null;

    /// <summary>The outcome, and the next revision if there is one.</summary>
    private static (MoveResult Outcome, Contribution? Next) Decided(Contribution current, GroupingItem item, ThemeMove move)
    {
        if (current is not { State: ContributionState.Pending or ContributionState.Approved, Retired: false, DraftedFrom: null })
            return (new MoveResult.Gone(), null);
        if (Settled(current.Place, current.Title, item, move) is { } settled)
            return (settled, null);
        var next = move.Apply(current);
        return RowBudget.ForDecisions.Fits(next) ? (new MoveResult.Moved(), next) : (new MoveResult.Full(current.Title), null);
    }
}

public abstract record MoveResult
{
    public sealed record Moved : MoveResult;

    /// <summary>Someone else moved it first, to this place.</summary>
    public sealed record Overtaken(string Title, ThemePlace Place) : MoveResult;

    /// <summary>It was decided, withdrawn or deleted.</summary>
    public sealed record Gone : MoveResult;

    /// <summary>Its row has no room for anything more.</summary>
    public sealed record Full(string Title) : MoveResult;
}
