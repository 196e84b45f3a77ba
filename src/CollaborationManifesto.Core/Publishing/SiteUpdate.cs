namespace CollaborationManifesto.Publishing;

/// <summary>
/// Updates the container to the planned files, in an order in which readers never meet a dead link. Only a changed page can link to a new one,
/// so new pages are written first; pages that nothing links to any more are deleted last. Because those may link to each other, each
/// says that it is gone before the first of them is deleted.
/// </summary>
internal sealed class SiteUpdate(SiteContainer site, SiteRenderer renderer)
{
    /// <summary>Maximum of contents in memory and of requests at once.</summary>
    private const int AtOnce = 16;

    /// <returns>Stamps of the files now in the container, without the snapshots.</returns>
    public async Task<FileStamps> SynchroniseAsync(IReadOnlyCollection<PlannedFile> planned, CancellationToken cancellationToken)
    {
        var stamps = new FileStamps();
        foreach (var step in planned.GroupBy(StepOf).OrderBy(step => step.Key))
            await EachAsync(step, async file => await SynchroniseAsync(file, stamps, cancellationToken), cancellationToken, step.Key is Step.NewEverything or Step.Everything ? 1 : AtOnce);

        var leaving = (await site.FindObsoleteAsync(planned.Select(file => file.Path).ToHashSet(), cancellationToken)).Where(path => !Snapshot.IsSnapshot(path)).ToList();
        await EachAsync(leaving.Where(IsPage), async path => await site.WriteAsync(await renderer.Gone(path).Render(), cancellationToken), cancellationToken);
        await EachAsync(leaving, path => site.DeleteAsync(path, cancellationToken), cancellationToken);
        return stamps;
    }

    /// <summary>Writes again the files that have changed during the run.</summary>
    public Task SynchroniseAsync(IEnumerable<PlannedFile> changed, FileStamps stamps, CancellationToken cancellationToken) =>
        EachAsync(changed, async file => await SynchroniseAsync(file, stamps, cancellationToken), cancellationToken, atOnce: 1);

    private async Task SynchroniseAsync(PlannedFile file, FileStamps stamps, CancellationToken cancellationToken)
    {
        if (file.IsAsPublished && site.Keep(file.Path, stamps))
            return;
        if (await site.WriteAsync(await file.Render(), cancellationToken) is { } stamp)
            stamps.Add(file.Path, stamp);
    }

    private static bool IsPage(string path) => path.EndsWith(".html", StringComparison.Ordinal);

    private Step StepOf(PlannedFile file) => file switch
    {
        { Path: "index.html" } => Step.Home,
        { Path: "manifesto.json" } => Step.Data,
        { IsAggregate: true } => site.Has(file.Path) ? Step.Everything : Step.NewEverything,
        _ when file.Path.StartsWith("assets/", StringComparison.Ordinal) => Step.Assets,
        _ => site.Has(file.Path) ? Step.Known : Step.New,
    };

    // If one fails, the others are still awaited, so that nothing is written to the container after the run.
    private static Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> act, CancellationToken cancellationToken, int atOnce = AtOnce) => Parallel.ForEachAsync(
        items,
        new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
        async (item, _) => await act(item));

    private enum Step
    {
        Assets,

        // Only on a new site: nobody comes to read them before it has a home page.
        NewEverything,
        New,
        Known,

        // They name each item, so they come after the items' pages.
        Everything,
        Home,
        Data,
    }
}
