using System.Globalization;
using System.Xml.Linq;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>Draws a bar for each ratio, a thin line over the middle half of its rounds and a mark at its goal.</summary>
internal static class LoadChart
{
    private const int Labels = 350;
    private const int Scale = 140;
    private const int Row = 34;
    private const double Most = 2.5;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static XElement Of(IReadOnlyList<Comparison> found)
    {
        var ratios = found.Where(comparison => comparison is { Unit: "times" }).ToList();
        var height = (ratios.Count + 1) * Row;
        return new(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Labels + (Scale * Most) + 60} {height}"),
            new XAttribute("font-family", "sans-serif"),
            new XAttribute("font-size", 13),
            new XElement(Svg + "title", "How many times what the bare storage calls take"),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("fill", "#fff")),
            Line(At(1), 0, At(1), height - Row, "#505a5f"),
            Text(At(1), height - 12, "the bare calls: 1", "middle"),
            ratios.Select((comparison, number) => Bar(comparison, number * Row)));
    }

    private static IEnumerable<XElement> Bar(Comparison comparison, int top)
    {
        var (ratio, middle) = (comparison.Ratio, top + (Row / 2));
        yield return Text(Labels - 8, middle + 5, comparison.What, "end");
        yield return new(
            Svg + "rect", new XAttribute("x", Labels), new XAttribute("y", top + 8), new XAttribute("width", At(ratio.Median) - Labels), new XAttribute("height", Row - 16), new XAttribute("fill", "#1c4e80"));
        yield return Line(At(ratio.Lower), middle, At(ratio.Upper), middle, "#f47738");
        if (comparison.Goal is { } goal)
            yield return Line(At(goal), top + 3, At(goal), top + Row - 3, "#d4351c");
        yield return Text(At(Math.Max(Math.Max(ratio.Median, ratio.Upper), comparison.Goal ?? 0)) + 8, middle + 5, string.Create(CultureInfo.InvariantCulture, $"{ratio.Median:0.00}"), "start");
    }

    private static double At(double ratio) => Math.Round(Labels + (Scale * Math.Min(ratio, Most)), 1);

    private static XElement Line(double x1, double y1, double x2, double y2, string colour) => new(
        Svg + "line", new XAttribute("x1", x1), new XAttribute("y1", y1), new XAttribute("x2", x2), new XAttribute("y2", y2), new XAttribute("stroke", colour), new XAttribute("stroke-width", 2));

    private static XElement Text(double x, double y, string text, string anchor) =>
        new(Svg + "text", new XAttribute("x", x), new XAttribute("y", y), new XAttribute("text-anchor", anchor), new XAttribute("fill", "#0b0c0c"), text);
}
