namespace CollaborationManifesto.Publishing;

/// <summary>A file of the site that is rendered when its turn has come, so that never more than a few contents are held.</summary>
public sealed record PlannedFile(string Path, Func<Task<SiteFile>> Render)
{
    public static PlannedFile Of(SiteFile file) => new(file.Path, () => Task.FromResult(file));
}
