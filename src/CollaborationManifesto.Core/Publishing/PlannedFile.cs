using CollaborationManifesto.Web;

namespace CollaborationManifesto.Publishing;

/// <summary>A file of the site that is rendered when its turn has come, so that never more than a few contents are held.</summary>
public sealed record PlannedFile(string Path, Func<Task<SiteFile>> Render)
{
    /// <summary>It grows with every item, so no two such files are held at the same time.</summary>
    public bool HoldsEverything { get; init; }

    public static PlannedFile From(SiteFile file) => new(file.Path, () => Task.FromResult(file));
}
