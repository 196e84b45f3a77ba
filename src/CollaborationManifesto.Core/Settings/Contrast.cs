using System.Globalization;

namespace CollaborationManifesto.Settings;

/// <summary>The contrast ratio of two colours as defined by WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).</summary>
internal static class Contrast
{
    /// <summary>Required for text of any size at level AA.</summary>
    private const double Minimum = 4.5;

    /// <summary>Backgrounds of text on the pages: white, and the tint of notes and footer.</summary>
    private static readonly IReadOnlyList<string> Backgrounds = ["#ffffff", "#f6f4ef"];

    public static bool IsEnough(string colour) => Backgrounds.All(background => Ratio(colour, background) >= Minimum);

    public static double Ratio(string one, string other)
    {
        var (lighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string colour) => (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
