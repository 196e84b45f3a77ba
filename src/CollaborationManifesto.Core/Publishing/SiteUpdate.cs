namespace CollaborationManifesto.Publishing;

/// <summary>
/// Brings the container to what is planned, in an order in which a reader never meets a dead link: a page that is new can be linked
/// to only by one that has changed, so all new ones stand first; what nobody links to any more goes last.
/// </summary>
internal sealed class SiteUpdate(SiteContainer site)
{
    /// <summary>So many contents are held and so many requests under way at once.</summary>
    private const int AtOnce = 16;

    public async Task Bring(IReadOnlyCollection<PlannedFile> planned, CancellationToken cancellation)
    {
        foreach (var step in planned.GroupBy(StepOf).OrderBy(step => step.Key))
            await Each(step, async file => await site.Write(await file.Render(), cancellation), cancellation, step.Key == Step.Everything ? 1 : AtOnce);

        var wanted = planned.Select(file => file.Path).ToHashSet();
        var gone = site.Own.Where(path => !wanted.Contains(path) && !Snapshot.IsSnapshot(path));
        foreach (var step in gone.GroupBy(LeavesAt).OrderBy(step => step.Key).ToList())
            await Each(step, path => site.Delete(path, cancellation), cancellation);
    }

    /// <summary>A page goes before the one that it leads to: that of a contribution, the principle's that it belongs to, and its form.</summary>
    private static int LeavesAt(string path) =>
        path.StartsWith("contributions/", StringComparison.Ordinal) ? 0
        : path.EndsWith("/contribute/index.html", StringComparison.Ordinal) ? 2
        : 1;

    private Step StepOf(PlannedFile file) => file switch
    {
        { Path: "index.html" } => Step.Home,
        { Path: "manifesto.json" } => Step.Data,
        { HoldsEverything: true } => Step.Everything,
        _ when file.Path.StartsWith("assets/", StringComparison.Ordinal) => Step.Assets,
        _ => site.Has(file.Path) ? Step.Known : Step.New,
    };

    // Where one fails, the others under way are waited for, so that nothing lands in the container after the run.
    private static Task Each<T>(IEnumerable<T> items, Func<T, Task> act, CancellationToken cancellation, int atOnce = AtOnce) => Parallel.ForEachAsync(
        items,
        new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation },
        async (item, _) => await act(item));

    private enum Step
    {
        Assets,

        // They link to no page of one item.
        Everything,
        New,
        Known,
        Home,
        Data,
    }
}
