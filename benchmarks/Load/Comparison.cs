using System.Globalization;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>One line of the report: usually our time divided by the bare one's.</summary>
/// <param name="Goal">Null if the line is only reported.</param>
/// <param name="Ratio">Of the medians of each round.</param>
internal sealed record Comparison(string What, double? Goal, Spread Ratio)
{
    public string Unit { get; init; } = "times";

    /// <summary>Whether the goal is a minimum, not a maximum.</summary>
    public bool MoreIsBetter { get; init; }

    public double? OursMilliseconds { get; init; }

    public double? BareMilliseconds { get; init; }

    /// <summary>Our 99th percentile over all rounds, divided by the bare one's.</summary>
    public double? P99 { get; init; }

    public string? Note { get; init; }

    public string Line()
    {
        var parts = new List<string> { Text($"{What}: {Ratio.Median:0.00} {Unit} ({Ratio.Lower:0.00} to {Ratio.Upper:0.00})") };
        if (OursMilliseconds is { } ours)
            parts.Add(Text($"{ours:0.00} ms against {BareMilliseconds:0.00} ms"));
        if (P99 is { } p99)
            parts.Add(Text($"p99 {p99:0.00} times"));
        if (Goal is { } goal)
            parts.Add(Text($"goal: at {(MoreIsBetter ? "least" : "most")} {goal:0.##}"));
        if (Note is not null)
            parts.Add(Note);
        return string.Join("; ", parts);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
