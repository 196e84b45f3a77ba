using System.Collections.Immutable;
using System.Globalization;

namespace CollaborationManifesto.Words;

/// <summary>How the language of the words writes dates and numbers. Output for programs uses the invariant culture instead.</summary>
public sealed record Language(CultureInfo Culture, string DayPattern, string MinutePattern)
{
    public static readonly Language British = new(CultureInfo.GetCultureInfo(LanguageData.Culture), "d MMMM yyyy", "d MMMM yyyy 'at' HH:mm");

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById(LanguageData.TimeZone);

    /// <summary>The language that pages, emails and the feed declare, such as "en-GB" (RFC 5646).</summary>
    public string Tag => Culture.Name;

    public string MonthPattern { get; init; } = "MMMM yyyy";

    /// <summary>Changes a label so that it can be used within a sentence.</summary>
    public Func<string, string> InSentence { get; init; } = label => label.ToLowerInvariant();

    /// <summary>
    /// The endings that most often tell forms of one word apart, longest first, in small letters without accents. Suggestions of notes that
    /// belong together leave them out; a language may have none.
    /// </summary>
    public ImmutableArray<string> Endings { get; init; } = ["ing", "ed", "es", "s", "e", "y"];

    /// <summary>Such as "12 October 2022".</summary>
    public string Day(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, London).ToString(DayPattern, Culture);

    /// <summary>Such as "12 October 2022 at 14:05".</summary>
    public string Minute(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, London).ToString(MinutePattern, Culture);

    /// <summary>Such as "October 2022".</summary>
    public string Month(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, London).ToString(MonthPattern, Culture);

    /// <summary>For addresses and for sorting, such as "2022-10".</summary>
    public static string MonthKey(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, London).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Such as "1", "1,400".</summary>
    public string Number(int number) => number.ToString("N0", Culture);
}

/// <summary>Plurals in English: "1 barrier", "14 barriers". Words of another language need their own plurals.</summary>
public static class Plural
{
    public static string Format(int count, string singular, string plural) => $"{Number(count)} {(count == 1 ? singular : plural)}";

    /// <summary>"1", "1,400".</summary>
    public static string Number(int count) => Language.British.Number(count);
}
