using System.Diagnostics;
using System.Globalization;
using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.Benchmarks;

/// <summary>Rendering alone, in turns with Hugo on the same pages where it is installed: each item a page, and one list of all.</summary>
internal static class RenderBenchmark
{
    private const int Items = 10_000;
    private const int Rounds = 3;

    public static async Task<int> Run()
    {
        await using var bench = new Bench(Items, Bench.InMemory);
        var pages = await bench.Items();
        var hugo = await HugoSite.Write(pages);
        var planned = await bench.Plan();
        await Render(planned);
        var (own, other) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < Rounds; round++)
        {
            own.Add(await Time(() => Render(planned)));
            other.Add(await Time(hugo.Build));
        }

        hugo.Delete();
        var (ours, hugos) = (own.Order().ElementAt(Rounds / 2), other.Order().ElementAt(Rounds / 2));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{pages.Count:N0} items, median of {Rounds}: {ours.TotalSeconds:N2} s for all files of the site, {hugos.TotalSeconds:N2} s for Hugo's pages: Hugo takes {hugos / ours:N1} times as long (goal: at least 5)"));
        return 0;
    }

    private static Task Render(IReadOnlyList<PlannedFile> planned) => Parallel.ForEachAsync(planned, async (file, _) => await file.Render());

    private static async Task<TimeSpan> Time(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started);
    }
}
