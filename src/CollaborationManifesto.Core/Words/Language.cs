using System.Collections.Immutable;
using System.Globalization;

namespace CollaborationManifesto.Words;

/// <summary>How the language of the words writes dates and numbers. Output for programs uses the invariant culture instead.</summary>
public sealed record Language(CultureInfo Culture, string DayPattern, string MinutePattern)
{
    public static readonly Language British = new(CultureInfo.GetCultureInfo(LanguageData.Culture), "d MMMM yyyy", "d MMMM yyyy 'at' HH:mm");

    private const int FirstYear = 2000;
    private const int LastYear = 2999;
    private static readonly string[] TypedPatterns = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById(LanguageData.TimeZone);

    /// <summary>The language that pages, emails and the feed declare, such as "en-GB" (RFC 5646).</summary>
    public string Tag => Culture.Name;

    /// <summary>Alphabetical order for readers, whatever the case.</summary>
    public StringComparer Collation => StringComparer.Create(Culture, ignoreCase: true);

    public string MonthPattern { get; init; } = "MMMM yyyy";

    /// <summary>Changes a label so that it can be used within a sentence.</summary>
    public Func<string, string> InSentence { get; init; } = label => label.ToLowerInvariant();

    /// <summary>
    /// The endings that most often tell forms of one word apart, longest first, in small letters without accents. Suggestions of notes that
    /// belong together leave them out; a language may have none.
    /// </summary>
    public ImmutableArray<string> Endings { get; init; } = ["ing", "ed", "es", "s", "e", "y"];

    /// <summary>Said beside each time that people type.</summary>
    public string Zone { get; init; } = "London time";

    /// <summary>Such as "12 October 2022".</summary>
    public string Day(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, London).ToString(DayPattern, Culture);

    /// <summary>Such as "12 October 2022 at 14:05".</summary>
    public string Minute(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, London).ToString(MinutePattern, Culture);

    /// <summary>Such as "October 2022".</summary>
    public string Month(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, London).ToString(MonthPattern, Culture);

    /// <summary>For addresses and for sorting, such as "2022-10".</summary>
    public static string MonthKey(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, London).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>As a field for a day and a time has it, such as "2022-10-12T14:05".</summary>
    public static string Typed(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, London).ToString(TypedPatterns[0], CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads what such a field sends, or what people type where a browser shows it as plain text: "2022-10-12 14:05". If the clocks go back and
    /// a time comes twice, the first is meant.
    /// </summary>
    /// <returns>Null if it is no time, or one that does not exist because the clocks go forward.</returns>
    public static DateTimeOffset? ParseTyped(string? text) =>
        DateTime.TryParseExact(text?.Trim(), TypedPatterns, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is >= FirstYear and <= LastYear && !London.IsInvalidTime(local)
            ? new DateTimeOffset(local, London.IsAmbiguousTime(local) ? London.GetAmbiguousTimeOffsets(local).Max() : London.GetUtcOffset(local)).ToUniversalTime()
            : null;

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
