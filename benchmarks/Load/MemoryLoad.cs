using System.Diagnostics;
using System.Globalization;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>
/// Publishes into memory, each time in a new process with the deployed app's setting, so that storage and earlier runs do not count.
/// </summary>
internal static class MemoryLoad
{
    public const string Publish = "publish-in-memory";
    private const int Items = 10_000;
    private const int Times = 10;
    private const int Rounds = 3;

    public static async Task<IReadOnlyList<Comparison>> Measure()
    {
        var (times, memory, peaks) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var few = await InProcess(Items);
            var many = await InProcess(Items * Times);
            times.Add(many.Milliseconds / few.Milliseconds);
            memory.Add((many.Peak - many.Before) / (few.Peak - few.Before));
            peaks.Add(many.Peak / 1e6);
        }

        return
        [
            new(Text($"Publishing {Times} times as many items in memory, time"), Times + 1, Spread.Of(times)) { Unit = "times those of 10,000" },
            new(Text($"Publishing {Times} times as many items in memory, memory"), Times + 1, Spread.Of(memory)) { Unit = "times those of 10,000" },
            new(Text($"Publishing {Times * Items:N0} items in memory, resident at the peak with the sink's and the generator's own"), 600, Spread.Of(peaks)) { Unit = "MB" },
        ];
    }

    /// <summary>Prints milliseconds, and the bytes in use before and at the peak.</summary>
    public static async Task<int> Run(int items)
    {
        await using (var warm = new Bench(500, Bench.InMemory))
            await warm.Publish();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var bench = new Bench(items, Bench.InMemory);
        using var peak = new PeakMemory();
        var started = Stopwatch.GetTimestamp();
        await bench.Publish();
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Console.WriteLine(Text($"{took} {before} {await peak.Stop()}"));
        return 0;
    }

    private static async Task<(double Milliseconds, double Before, double Peak)> InProcess(int items)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Publish, items.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        // infra/function-settings.bicep
        start.Environment["DOTNET_GCConserveMemory"] = "9";
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"Publishing {items} items in memory ended with {process.ExitCode}.");
        var found = printed.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (found[0], found[1], found[2]);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
