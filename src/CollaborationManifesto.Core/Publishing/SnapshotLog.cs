using System.Collections.Immutable;

namespace CollaborationManifesto.Publishing;

/// <summary>The publisher's record of its snapshots.</summary>
/// <param name="Snapshots">By number.</param>
/// <param name="Gone">Items that are no longer published and are out of every snapshot already.</param>
public sealed record SnapshotLog(ImmutableArray<Snapshot> Snapshots, ImmutableArray<string> Gone)
{
    public static readonly SnapshotLog Empty = new([], []);

    public int NextNumber => Snapshots.IsEmpty ? 1 : Snapshots[^1].Number + 1;

    /// <summary>Equality of the records would compare the arrays by reference.</summary>
    public bool SaysTheSameAs(SnapshotLog other) => Snapshots.SequenceEqual(other.Snapshots) && Gone.SequenceEqual(other.Gone);
}
