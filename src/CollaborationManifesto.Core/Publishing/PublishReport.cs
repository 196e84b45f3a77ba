namespace CollaborationManifesto.Publishing;

/// <summary>What one run did.</summary>
/// <param name="Items">Contributions that are published.</param>
/// <param name="Files">Rendered and compared.</param>
/// <param name="Bytes">Written to the site.</param>
/// <param name="Snapshot">The newest one's number; 0 while there is none.</param>
/// <param name="NotOurs">Paths where someone else's file stands in place of the site's.</param>
public sealed record PublishReport(
    int Items, int Files, int Written, int Deleted, long Bytes, int Snapshot, IReadOnlyList<string> NotOurs, TimeSpan Elapsed);

/// <summary>What became of a run.</summary>
public abstract record PublishOutcome
{
    /// <summary>The site showed every change already.</summary>
    public sealed record UpToDate : PublishOutcome;

    public sealed record Published(PublishReport Report, bool SnapshotsLeft) : PublishOutcome;

    /// <summary>Another publisher holds the lease.</summary>
    public sealed record Busy : PublishOutcome;

    /// <summary>Another publisher took over, or a file was changed by hand; the next run compares everything again.</summary>
    public sealed record Overtaken : PublishOutcome;
}
