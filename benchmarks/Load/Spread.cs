namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>The median of several rounds and the range of the middle half. The outer rounds show what else the machine was doing.</summary>
internal sealed record Spread(double Median, double Lower, double Upper)
{
    public static Spread Of(IReadOnlyCollection<double> rounds) => new(MedianOf(rounds), Percentile(rounds, 0.25), Percentile(rounds, 0.75));

    public static double MedianOf(IEnumerable<double> values) => Percentile(values, 0.5);

    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }
}
