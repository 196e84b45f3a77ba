using System.Collections.Immutable;

namespace CollaborationManifesto.Publishing;

/// <summary>The publisher's record of its snapshots.</summary>
/// <param name="Snapshots">By number.</param>
/// <param name="Gone">Items that are no longer published and are out of every snapshot already.</param>
public sealed record SnapshotLog(ImmutableArray<Snapshot> Snapshots, ImmutableArray<string> Gone)
{
    public static readonly SnapshotLog Empty = new([], []);

    /// <summary>How far the items are that are being taken out; null while there are none.</summary>
    public Redaction? Redaction { get; init; }

    public int NextNumber => Snapshots.IsEmpty ? 1 : Snapshots[^1].Number + 1;

    /// <summary>Equality of the records would compare the arrays by reference.</summary>
    public bool SaysTheSameAs(SnapshotLog other) =>
        Snapshots.SequenceEqual(other.Snapshots) && Gone.SequenceEqual(other.Gone)
        && (Redaction is null ? other.Redaction is null : other.Redaction is { } redaction && Redaction.SaysTheSameAs(redaction));

    /// <summary>A record that lacks what every one has is none.</summary>
    public SnapshotLog OrEmpty() => Snapshots.IsDefault || Gone.IsDefault || Redaction is { Items.IsDefault: true } ? Empty : this;
}

/// <summary>Items that have left the site and leave one snapshot after the other, so that a run which dies goes on where it was.</summary>
/// <param name="Items">What leaves. What goes after them waits until they are through.</param>
/// <param name="Next">Number of the first snapshot that has not been looked through.</param>
public sealed record Redaction(ImmutableArray<string> Items, int Next)
{
    public bool SaysTheSameAs(Redaction other) => Next == other.Next && Items.SequenceEqual(other.Items);
}
