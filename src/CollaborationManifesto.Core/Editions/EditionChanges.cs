using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Editions;

/// <summary>What changed between two snapshots, in numbers alone: titles may have to be removed later, and would stay in a note.</summary>
/// <param name="Reworded">Numbers of principles, as they are now.</param>
public sealed record EditionChanges(
    IReadOnlyList<int> Added, IReadOnlyList<int> Reworded, IReadOnlyList<(int Before, int Now)> Moved, int Gone, ItemCounts Guidance, ItemCounts Barriers)
{
    public static EditionChanges Between(SnapshotContent before, SnapshotContent now)
    {
        var changes = SnapshotDiff.Between(before.File, now.File).ToList();
        var numbers = now.Principles.ToDictionary(principle => principle.Id, principle => principle.Number);
        var principles = changes.FindAll(change => change.Kind == ContributionKind.Principle);
        return new(
            NumbersOf(change => change.IsNew),
            NumbersOf(change => change.Rewording is not null),
            [.. principles.Select(change => change.Renumbering).OfType<Renumbering>().Select(moved => (moved.Before, moved.Now))],
            principles.Count(change => change.IsGone),
            ItemCounts.Of(ContributionKind.Guidance, changes),
            ItemCounts.Of(ContributionKind.Barrier, changes));

        // One that has been removed from the snapshot since has no number.
        IReadOnlyList<int> NumbersOf(Func<ItemChange, bool> which) => [.. principles.Where(change => which(change) && numbers.ContainsKey(change.Id)).Select(change => numbers[change.Id])];
    }

    /// <summary>A sentence without its stop for each kind of change; empty if nothing changed.</summary>
    public IReadOnlyList<string> Lines(EditionWords words) =>
    [
        .. Line(Added.Count > 0, () => words.Added(Added)),
        .. Line(Reworded.Count > 0, () => words.Reworded(Reworded)),
        .. Line(Moved.Count > 0, () => words.Moved(Moved)),
        .. Line(Gone > 0, () => words.Gone(Gone)),
        .. Line(Guidance != default, () => words.GuidanceChanged(Guidance.Added, Guidance.Changed, Guidance.Gone)),
        .. Line(Barriers != default, () => words.BarriersChanged(Barriers.Added, Barriers.Changed, Barriers.Gone)),
    ];

    private static IEnumerable<string> Line(bool isThere, Func<string> write) => isThere ? [write()] : [];
}

public readonly record struct ItemCounts(int Added, int Changed, int Gone)
{
    public static ItemCounts Of(ContributionKind kind, IReadOnlyCollection<ItemChange> changes)
    {
        var own = changes.Where(change => change.Kind == kind).ToList();
        var (added, gone) = (own.Count(change => change.IsNew), own.Count(change => change.IsGone));
        return new(added, own.Count - added - gone, gone);
    }
}
