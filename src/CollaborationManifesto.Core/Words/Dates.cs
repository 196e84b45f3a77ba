using System.Globalization;

namespace CollaborationManifesto.Words;

/// <summary>Dates as people in the United Kingdom write and live them.</summary>
public static class Dates
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Such as "12 October 2022".</summary>
    public static string Day(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, London).ToString("d MMMM yyyy", British);

    /// <summary>Such as "12 October 2022 at 14:05".</summary>
    public static string Minute(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, London).ToString("d MMMM yyyy 'at' HH:mm", British);
}
