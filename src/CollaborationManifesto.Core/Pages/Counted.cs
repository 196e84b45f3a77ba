using System.Globalization;

namespace CollaborationManifesto.Pages;

/// <summary>"1 barrier", "14 barriers".</summary>
public static class Counted
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(int count, string singular, string plural) =>
        $"{count.ToString("N0", British)} {(count == 1 ? singular : plural)}";
}
