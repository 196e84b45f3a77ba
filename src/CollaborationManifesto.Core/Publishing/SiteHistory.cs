namespace CollaborationManifesto.Publishing;

/// <summary>What the site tells about its past.</summary>
public sealed record SiteHistory(SnapshotLog Snapshots, ChangeLog Changes, EditionShelf Editions)
{
    public static readonly SiteHistory Empty = new(SnapshotLog.Empty, ChangeLog.Empty, EditionShelf.Empty);
}
