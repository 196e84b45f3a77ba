using System.Collections.Immutable;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// The publisher's record of what happened to items from one snapshot to the next. It can be made again from the snapshots. When something was
/// added is not in it, because each item says that itself.
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

    /// <summary>Adds what happened up to this snapshot.</summary>
    public ChangeLog With(Snapshot snapshot, IEnumerable<ItemChange> changes)
    {
        var gone = Changes.Where(recorded => recorded.Change.IsGone).Select(recorded => recorded.Change.Id).ToHashSet();
        var added = changes.Where(change => !change.IsNew || gone.Contains(change.Id)).Select(change => new RecordedChange(snapshot.Number, snapshot.TakenAt, change));
        var all = Changes.AddRange(added);
        return new(snapshot.Number, WithFewerWords([.. all.Skip(all.Length - Most)]));
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
        var tooMany = changes.Count(HasWords) - MostWithWords;
        if (tooMany <= 0)
            return changes;
        return [.. changes.Select(recorded => HasWords(recorded) && tooMany-- > 0
            ? recorded with { Change = recorded.Change with { Rewording = recorded.Change.Rewording! with { Before = null, Now = null, IsOld = true } } }
            : recorded)];
    }

    private static bool HasWords(RecordedChange recorded) => recorded.Change.Rewording is { IsOld: false };
}

/// <param name="Snapshot">Number of the first snapshot that has it.</param>
/// <param name="At">When that snapshot was taken.</param>
public sealed record RecordedChange(int Snapshot, DateTimeOffset At, ItemChange Change);
