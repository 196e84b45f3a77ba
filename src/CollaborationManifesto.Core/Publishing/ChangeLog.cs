using System.Collections.Immutable;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// The publisher's record of what happened to items from one snapshot to the next. It can be made again from the snapshots. When something was
/// added, each item says itself; the record has the snapshot.
/// </summary>
/// <param name="Through">Number of the newest snapshot that was compared; 0 if none was.</param>
/// <param name="Changes">Oldest first.</param>
public sealed record ChangeLog(int Through, ImmutableArray<RecordedChange> Changes)
{
    public static readonly ChangeLog Empty = new(0, []);

    /// <summary>The most changes that are kept. Older ones are only in the snapshots.</summary>
    internal const int Most = 20_000;

    /// <summary>The most rewordings whose words are kept: the record is read with every publish.</summary>
    internal const int MostWithWords = 1_000;

    /// <summary>Adds what happened up to this snapshot. If there is too much, principles are kept longest.</summary>
    public ChangeLog With(Snapshot snapshot, IEnumerable<ItemChange> changes)
    {
        var all = Changes.AddRange(changes.Select(change => new RecordedChange(snapshot.Number, snapshot.TakenAt, change)));
        var tooMany = all.Select((recorded, index) => (recorded, index)).OrderBy(one => Weight(one.recorded.Change)).Take(all.Length - Most).Select(one => one.index).ToHashSet();
        return new(snapshot.Number, WithFewerWords(tooMany.Count == 0 ? all : [.. all.Where((_, index) => !tooMany.Contains(index))]));
    }

    /// <summary>Without words that must not be shown any more.</summary>
    internal ChangeLog Without(SnapshotRemovals removals)
    {
        var changed = false;
        var changes = Changes.Select(recorded =>
        {
            if (recorded.Change.Rewording is not { } rewording)
                return recorded;
            var kept = rewording with
            {
                Before = removals.Include(recorded.Change.Id, rewording.VersionBefore) ? null : rewording.Before,
                Now = removals.Include(recorded.Change.Id, rewording.VersionNow) ? null : rewording.Now,
            };
            changed |= kept != rewording;
            return kept == rewording ? recorded : recorded with { Change = recorded.Change with { Rewording = kept } };
        }).ToImmutableArray();
        return changed ? this with { Changes = changes } : this;
    }

    /// <summary>A record without its list counts as empty.</summary>
    public ChangeLog OrEmpty() => Changes.IsDefault ? Empty : this;

    private static ImmutableArray<RecordedChange> WithFewerWords(ImmutableArray<RecordedChange> changes)
    {
        var tooMany = changes.Select((recorded, index) => (recorded, index)).Where(one => HasWords(one.recorded)).OrderBy(one => Weight(one.recorded.Change))
            .Take(changes.Count(HasWords) - MostWithWords).Select(one => one.index).ToHashSet();
        return tooMany.Count == 0 ? changes : [.. changes.Select((recorded, index) => tooMany.Contains(index)
            ? recorded with { Change = recorded.Change with { Rewording = recorded.Change.Rewording! with { Before = null, Now = null, IsOld = true } } }
            : recorded)];
    }

    /// <summary>Lighter ones go first.</summary>
    private static int Weight(ItemChange change) =>
        change.Kind == ContributionKind.Principle ? 2 : change is { Rewording: null, Category: null, IsGone: false } ? 0 : 1;

    private static bool HasWords(RecordedChange recorded) => recorded.Change.Rewording is { IsOld: false };
}

/// <param name="Snapshot">Number of the first snapshot that has it.</param>
/// <param name="At">When that snapshot was taken.</param>
public sealed record RecordedChange(int Snapshot, DateTimeOffset At, ItemChange Change);
