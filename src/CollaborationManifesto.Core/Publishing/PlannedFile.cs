using CollaborationManifesto.Web;

namespace CollaborationManifesto.Publishing;

/// <summary>A file of the site that is rendered only when it is written, so that few contents are in memory at once.</summary>
public sealed record PlannedFile(string Path, Func<Task<SiteFile>> Render)
{
    /// <summary>True for a file that grows with every item: only one of these is in memory at a time.</summary>
    public bool IsAggregate { get; init; }

    /// <summary>True if the last finished run made it from the same: then it is only rendered if it is no longer there.</summary>
    public bool IsAsPublished { get; init; }

    public static PlannedFile From(SiteFile file) => new(file.Path, () => Task.FromResult(file));
}
