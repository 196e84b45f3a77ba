using System.Buffers;
using System.Globalization;
using System.Text;

namespace CollaborationManifesto.Model.Texts;

/// <summary>Cleans, measures and cuts text that someone typed or pasted.</summary>
public static class TypedText
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The characters of most texts, which need no cleaning.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code), '\n', '\t']);

    /// <summary>Length in grapheme clusters (UAX #29): what a reader counts as characters.</summary>
    public static int Length(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>Text on one line: each run of white space, line ends included, becomes one space.</summary>
    public static string Line(string? text) => TrimInvisible(string.Join(' ', Clean(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Text on several lines: line ends of every kind become LF, and white space around the text is removed.</summary>
    public static string Paragraphs(string? text) => TrimInvisible(Clean(text ?? ""));

    /// <summary>
    /// As much of the beginning as fits into <paramref name="units"/> UTF-16 units without cutting what a reader sees as one character.
    /// </summary>
    public static string Cut(string text, int units)
    {
        if (text.Length <= units)
            return text;
        var (end, next) = (0, StringInfo.GetNextTextElementLength(text));
        while (end + next <= units)
        {
            end += next;
            next = StringInfo.GetNextTextElementLength(text, end);
        }

        // A single character with too many marks is still shown, without some of its marks.
        return text[..(end > 0 ? end : CutBetweenPairs(text, 0, units))];
    }

    /// <summary>The beginning of a text, on one line and cut after a word if it is longer than <paramref name="units"/> UTF-16 units.</summary>
    public static string CutAtWord(string text, int units)
    {
        var line = Line(text);
        return line.Length <= units ? line : $"{WholeWords(line, units)}…";
    }

    /// <summary>The words that fit in the beginning of a longer text; a part of the first one if not even that fits.</summary>
    internal static string WholeWords(string text, int units)
    {
        var end = text.LastIndexOf(' ', units);
        return (end > 0 ? text[..end] : Cut(text, units)).TrimEnd();
    }

    /// <summary>
    /// End of a part that begins at <paramref name="start"/> and has <paramref name="units"/> UTF-16 units, or one fewer to keep a surrogate
    /// pair whole.
    /// </summary>
    public static int CutBetweenPairs(string text, int start, int units)
    {
        var end = Math.Min(start + units, text.Length);
        return end < text.Length && char.IsHighSurrogate(text[end - 1]) && char.IsLowSurrogate(text[end]) ? end - 1 : end;
    }

    /// <summary>
    /// Texts that look the same to someone who searches give the same result: case, accents, spaces, shapes of quotes and dashes, and
    /// invisible characters make no difference.
    /// </summary>
    public static string ToSearchKey(string text)
    {
        var line = Line(text).ToLowerInvariant();
        // Fast path for most texts, because a search folds everything that is waiting for a decision.
        if (Ascii.IsValid(line))
            return line.Replace('`', '\'');
        var folded = new StringBuilder(line.Length);
        foreach (var rune in line.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
                folded.Append(Folded(rune));
        }

        return Line(folded.ToString());
    }

    /// <summary>False if the text has only spaces and invisible characters.</summary>
    public static bool IsVisible(string text) => text.EnumerateRunes().Any(rune =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator)
        && !IsFiller(rune.Value));

    /// <summary>
    /// Removes invisible characters that pasting adds: control characters, bidirectional controls (https://trojansource.codes), byte order
    /// marks, soft hyphens and placeholders of pictures. A lone surrogate becomes U+FFFD, as in browsers. Joiners stay, because emoji,
    /// Persian and Indic scripts need them.
    /// </summary>
    private static string Clean(string text)
    {
        // Shift-Enter on a slide is a vertical tab, which .NET does not count as a line end.
        text = text.ReplaceLineEndings("\n").Replace('\v', '\n');
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return text;
        var readsRightToLeft = new Lazy<bool>(() => text.EnumerateRunes().Any(rune => IsRightToLeft(rune.Value)));
        var meant = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsArtefact(rune.Value) && (!IsDirectionMark(rune.Value) || readsRightToLeft.Value))
                meant.Append(rune.Value switch
                {
                    // Windows-1252 characters (quotes, dashes, the euro) that another program decoded as Latin 1.
                    >= 0x80 and <= 0x9F => Windows1252.GetString([(byte)rune.Value]),
                    // Word's bullets, which are letters of symbol fonts.
                    0xF0A7 or 0xF0B7 => "•",
                    _ => rune.ToString(),
                });
        }

        return meant.ToString().Normalize(NormalizationForm.FormC);
    }

    // Removes white space, and zero width space and word joiner, which are invisible but not white space.
    private static string TrimInvisible(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsBlank(text[start]))
            start++;
        while (end > start && IsBlank(text[end - 1]))
            end--;
        return text[start..end];
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200b' or '\u2060';

    private static bool IsArtefact(int character) => character is
        (< 0x20 and not ('\n' or '\t')) or 0x7F or 0x81 or 0x8D or 0x8F or 0x90 or 0x9D or 0xAD or 0xFEFF or 0xFFFC
        or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x206F) or (>= 0xFFF9 and <= 0xFFFB) or (>= 0xFDD0 and <= 0xFDEF)
        || (character & 0xFFFE) == 0xFFFE;

    /// <summary>Left-to-right, right-to-left and Arabic letter marks: they only serve to place punctuation in right-to-left text.</summary>
    private static bool IsDirectionMark(int character) => character is 0x200E or 0x200F or 0x061C;

    private static bool IsRightToLeft(int character) => character is
        (>= 0x0590 and <= 0x061B) or (>= 0x061D and <= 0x08FF) or (>= 0xFB1D and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE)
        or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    // Letters that Unicode does not decompose, quotes and dashes.
    private static string Folded(Rune rune) => rune.Value switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        'ς' => "σ",
        '`' or '´' or '‘' or '’' or '‚' or '‛' or '′' or 'ʼ' or 'ʻ' or '‹' or '›' => "'",
        '“' or '”' or '„' or '‟' or '«' or '»' => "\"",
        '−' or '⁃' => "-",
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation ? "-" : rune.ToString(),
    };

    // Invisible (Default_Ignorable_Code_Point, UAX #44), although their category is letter or mark.
    private static bool IsFiller(int codePoint) =>
        codePoint is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
