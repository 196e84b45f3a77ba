using System.Collections.Immutable;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Publishing;

/// <summary>What the site tells about its past.</summary>
public sealed record SiteHistory(SnapshotLog Snapshots, ChangeLog Changes, EditionShelf Editions)
{
    /// <summary>Signatories as the last finished run published them; null if unknown.</summary>
    public ImmutableArray<Signatory>? Signatories { get; init; }

    public static readonly SiteHistory Empty = new(SnapshotLog.Empty, ChangeLog.Empty, EditionShelf.Empty);
}
