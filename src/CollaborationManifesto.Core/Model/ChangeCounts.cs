using System.Collections.Immutable;
using System.Diagnostics;

namespace CollaborationManifesto.Model;

/// <summary>How many items of each kind were changed in each way: principles first.</summary>
public sealed record ChangeCounts(ImmutableArray<ChangeCount> Counts)
{
    /// <param name="changes">Each with what tells its item from others: an item that was reworded twice counts once.</param>
    public static ChangeCounts Of(IEnumerable<(ContributionKind Kind, ChangeKind What, string Item)> changes) => new(
    [
        .. changes.GroupBy(change => (change.Kind, change.What))
            .Select(group => new ChangeCount(group.Key.Kind, group.Key.What, group.Select(change => change.Item).Distinct().Count()))
            .OrderBy(count => Place(count.Kind))
            .ThenBy(count => count.What),
    ]);

    private static int Place(ContributionKind kind) => kind switch
    {
        ContributionKind.Principle => 0,
        ContributionKind.Guidance => 1,
        ContributionKind.Barrier => 2,
        _ => throw new UnreachableException(),
    };
}

public sealed record ChangeCount(ContributionKind Kind, ChangeKind What, int Count);

public enum ChangeKind
{
    Added,
    Returned,
    Reworded,
    Renumbered,
    Recategorised,

    /// <summary>Guidance supports other principles, or others answer a barrier.</summary>
    Relinked,
    Merged,
    Retired,

    /// <summary>No longer published.</summary>
    Gone,
}
