using System.Globalization;

namespace CollaborationManifesto.Words;

/// <summary>"1 barrier", "14 barriers".</summary>
public static class Plural
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static string Format(int count, string singular, string plural) => $"{Number(count)} {(count == 1 ? singular : plural)}";

    /// <summary>"1", "1,400".</summary>
    public static string Number(int count) => count.ToString("N0", British);
}
