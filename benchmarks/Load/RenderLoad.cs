using System.ComponentModel;
using System.Diagnostics;
using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>
/// Rendering alone, alternating with Hugo on the same texts if it is installed: a page for each item and one list of all.
/// </summary>
internal static class RenderLoad
{
    private const int Items = 10_000;
    private const int Rounds = 3;

    public static async Task<IReadOnlyList<Comparison>> Measure()
    {
        await using var bench = new Bench(Items, Bench.InMemory);
        var hugo = await HugoSite.Write(await bench.Items());
        try
        {
            return [await InTurns(await bench.Plan(), hugo)];
        }
        catch (Win32Exception)
        {
            await Console.Error.WriteLineAsync("Rendering was not compared: there is no hugo here. The package of that name has it.");
            return [];
        }
        finally
        {
            hugo.Delete();
        }
    }

    private static async Task<Comparison> InTurns(IReadOnlyList<PlannedFile> planned, HugoSite hugo)
    {
        await Render(planned);
        var (ours, hugos) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            hugos.Add(await Time(hugo.Build));
            ours.Add(await Time(() => Render(planned)));
        }

        return new("Rendering the files of 10,000 items, against Hugo's pages of the same texts", 5, Spread.Of([.. hugos.Zip(ours, (other, own) => other / own)]))
        {
            Unit = "times as fast",
            MoreIsBetter = true,
            OursMilliseconds = Spread.MedianOf(ours),
            BareMilliseconds = Spread.MedianOf(hugos),
        };
    }

    private static Task Render(IReadOnlyList<PlannedFile> planned) => Parallel.ForEachAsync(planned, async (file, _) => await file.Render());

    private static async Task<double> Time(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
