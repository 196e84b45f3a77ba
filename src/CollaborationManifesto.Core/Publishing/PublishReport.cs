namespace CollaborationManifesto.Publishing;

/// <summary>What one run did.</summary>
/// <param name="Items">Contributions that are published.</param>
/// <param name="Files">Rendered and compared.</param>
/// <param name="Bytes">Written to the site.</param>
/// <param name="Snapshot">The newest one's number; 0 while there is none.</param>
/// <param name="NotOurs">Paths where somebody else's file stands in place of the site's.</param>
internal sealed record PublishReport(
    int Items, int Files, int Written, int Deleted, long Bytes, int Snapshot, IReadOnlyList<string> NotOurs, TimeSpan Elapsed);
