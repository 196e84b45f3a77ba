using System.Diagnostics;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>Alternates ours and the bare one, so that other work on the machine affects both.</summary>
internal static class Turns
{
    /// <param name="rounds">Counted rounds, after the warm-up.</param>
    /// <param name="round">Returns the milliseconds of each operation.</param>
    /// <param name="warming">Warm-up rounds, not counted.</param>
    public static async Task<Comparison> Take(string what, double? goal, int rounds, Func<Side, Task<IReadOnlyList<double>>> round, int warming = 5)
    {
        var (ours, bare, ratios) = (new List<double>(), new List<double>(), new List<double>());
        for (var number = -warming; number < rounds; number++)
        {
            // Alternate which goes first.
            Side[] order = number % 2 == 0 ? [Side.Ours, Side.Bare] : [Side.Bare, Side.Ours];
            var times = new Dictionary<Side, IReadOnlyList<double>>();
            foreach (var side in order)
                times[side] = await round(side);
            if (number < 0)
                continue;
            ours.AddRange(times[Side.Ours]);
            bare.AddRange(times[Side.Bare]);
            ratios.Add(Spread.MedianOf(times[Side.Ours]) / Spread.MedianOf(times[Side.Bare]));
        }

        return new(what, goal, Spread.Of(ratios))
        {
            OursMilliseconds = Spread.MedianOf(ours),
            BareMilliseconds = Spread.MedianOf(bare),
            P99 = Spread.Percentile(ours, 0.99) / Spread.Percentile(bare, 0.99),
        };
    }

    /// <summary>Runs the operations, this many at a time.</summary>
    public static async Task<IReadOnlyList<double>> Time<T>(IReadOnlyList<T> operations, int atOnce, Func<T, Task> act)
    {
        var times = new double[operations.Count];
        await Parallel.ForAsync(0, operations.Count, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (index, _) =>
        {
            var started = Stopwatch.GetTimestamp();
            await act(operations[index]);
            times[index] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        });
        return times;
    }
}

internal enum Side
{
    Ours,
    Bare,
}
