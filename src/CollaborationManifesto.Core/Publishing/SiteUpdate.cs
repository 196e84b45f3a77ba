namespace CollaborationManifesto.Publishing;

/// <summary>
/// Brings the container to what is planned, in an order in which a reader never meets a dead link: a page that is new can be linked
/// to only by one that has changed, so all new ones stand first; what nobody links to any more goes last. Pages that leave may link to each
/// other, so each says that it is gone before the first of them goes.
/// </summary>
internal sealed class SiteUpdate(SiteContainer site, SiteRenderer renderer)
{
    /// <summary>So many contents are held and so many requests under way at once.</summary>
    private const int AtOnce = 16;

    /// <returns>The stamps of what stands there now, apart from the snapshots.</returns>
    public async Task<FileStamps> SynchroniseAsync(IReadOnlyCollection<PlannedFile> planned, CancellationToken cancellationToken)
    {
        var stamps = new FileStamps();
        foreach (var step in planned.GroupBy(StepOf).OrderBy(step => step.Key))
            await EachAsync(step, async file => await SynchroniseAsync(file, stamps, cancellationToken), cancellationToken, step.Key is Step.NewEverything or Step.Everything ? 1 : AtOnce);

        var leaving = (await site.OwnOthersThanAsync(planned.Select(file => file.Path).ToHashSet(), cancellationToken)).Where(path => !Snapshot.IsSnapshot(path)).ToList();
        await EachAsync(leaving.Where(IsPage), async path => await site.WriteAsync(await renderer.Gone(path).Render(), cancellationToken), cancellationToken);
        await EachAsync(leaving, path => site.DeleteAsync(path, cancellationToken), cancellationToken);
        return stamps;
    }

    /// <summary>Once more, those of them that say something else by now.</summary>
    public Task SynchroniseAsync(IEnumerable<PlannedFile> changed, FileStamps stamps, CancellationToken cancellationToken) =>
        EachAsync(changed, async file => await SynchroniseAsync(file, stamps, cancellationToken), cancellationToken);

    private async Task SynchroniseAsync(PlannedFile file, FileStamps stamps, CancellationToken cancellationToken)
    {
        if (await site.WriteAsync(await file.Render(), cancellationToken) is { } stamp)
            stamps.Add(file.Path, stamp);
    }

    private static bool IsPage(string path) => path.EndsWith(".html", StringComparison.Ordinal);

    private Step StepOf(PlannedFile file) => file switch
    {
        { Path: "index.html" } => Step.Home,
        { Path: "manifesto.json" } => Step.Data,
        { HoldsEverything: true } => site.Has(file.Path) ? Step.Everything : Step.NewEverything,
        _ when file.Path.StartsWith("assets/", StringComparison.Ordinal) => Step.Assets,
        _ => site.Has(file.Path) ? Step.Known : Step.New,
    };

    // Where one fails, the others under way are waited for, so that nothing lands in the container after the run.
    private static Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> act, CancellationToken cancellationToken, int atOnce = AtOnce) => Parallel.ForEachAsync(
        items,
        new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
        async (item, _) => await act(item));

    private enum Step
    {
        Assets,

        // Of a new site: until its home is there nobody comes to read them.
        NewEverything,
        New,
        Known,

        // They name each item, so after the pages of these.
        Everything,
        Home,
        Data,
    }
}
