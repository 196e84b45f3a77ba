using System.Text;
using CsCheck;

namespace CollaborationManifesto.TestData;

/// <summary>Random texts, with the documented result and what a browser keeps.</summary>
public static class AnyText
{
    private static readonly Gen<string> Scalar =
        Gen.OneOf(Gen.Int[0xA0, 0x2FF], Gen.Int[0x300, 0xD7FF], Gen.Int[0xE000, 0xFFFD], Gen.Int[0x10000, 0x10FFFF]).Select(char.ConvertFromUtf32);

    private static readonly Gen<string> Ascii = Gen.Char[' ', '~'].Select(letter => letter.ToString());

    private static readonly Gen<string> EveryScript = Gen.OneOf(
        "e\u0301", "x\u0302\u0323", "\u0308", "\u0345", "\u1e9b\u0323", "각", "ᄀ\u1161\u11a8", "\u212b", "\u2126", "\u0958", "क्षि", "ക്‍ഷ", "ำ", "👩‍👩‍👧‍👦", "👍🏽", "🇬🇧",
        "❤️‍🔥", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "می‌خواهم", "עברית", "\u200e", "\u200f", "\u00ad", "\ufeff", "\u3164", "和", "\U0001d15e");

    private static readonly Gen<string> Space = Gen.OneOf(" ", "\t", "\n", "\r", "\r\n", "\n\r", "\f", "\v", "\u0085", "\u00a0", "\u1680", "\u2000", "\u2028", "\u2029", "\u3000");

    private static readonly Gen<string> Markup =
        Gen.OneOf("<b>", "</textarea>", "</title><script>", "\"", "'", "&", "&amp;", "&#x85;", "&#0;", "&nbsp", "--", "]]>", "{{", "@", "\\", "`", "> ", "- ", "*");

    private static readonly Gen<string> Hidden = Gen.OneOf(
        Gen.Char['\0', '\x1f'], Gen.Char['\x7f', '\x9f'], Gen.Char['\u202a', '\u202e'], Gen.Char['\u2066', '\u2069'], Gen.Char['\ud800', '\udfff'], Gen.Char['\ufffe', '\uffff'])
        .Select(hidden => hidden.ToString());

    private static readonly Gen<string> Plain = Gen.OneOf(Ascii, Scalar, EveryScript, Space, Markup);

    /// <summary>Readable text of any script, a line or two.</summary>
    public static readonly Gen<string> Readable = Gen.OneOf(Ascii, EveryScript, Markup).Array[0, 20].Select(string.Concat);

    /// <summary>Any text at all. A third has invisible characters, and some is far too long.</summary>
    public static readonly Gen<string> Any = Gen.Frequency(
        (6, Plain.Array[0, 25].Select(string.Concat)),
        (3, Gen.Frequency((5, Plain), (1, Hidden)).Array[1, 25].Select(string.Concat)),
        (1, Gen.Select(Plain.Array[1, 4].Select(string.Concat), Gen.Int[100, 6_000], (text, times) => string.Concat(Enumerable.Repeat(text, times)))));

    /// <summary>What is kept of a line: single spaces and composed letters.</summary>
    public static string Line(string typed) => InOnePiece(Between(string.Join(' ', Words(Seen(typed)))));

    /// <summary>What is kept of a text: line feeds as line ends, and no surrounding white space.</summary>
    public static string Paragraphs(string typed)
    {
        foreach (var end in new[] { "\r\n", "\r", "\f", "\v", "\u0085", "\u2028", "\u2029" })
            typed = typed.Replace(end, "\n", StringComparison.Ordinal);
        return InOnePiece(Between(Seen(typed)));
    }

    /// <summary>Removes invisible characters and replaces lone surrogates.</summary>
    private static string Seen(string typed)
    {
        var hasRightToLeft = typed.EnumerateRunes().Any(rune => RightToLeft.Any(range => rune.Value >= range.First && rune.Value <= range.Last));
        var seen = new StringBuilder();
        foreach (var rune in typed.EnumerateRunes())
        {
            if (rune.Value is >= 0x80 and <= 0x9F and not 0x85)
                seen.Append(Latin[rune.Value - 0x80]);
            else if (rune.Value is 0xF0B7 or 0xF0A7)
                seen.Append('•');
            else if (!Unseen.Contains(rune.Value) && (rune.Value & 0xFFFF) is not (0xFFFE or 0xFFFF) && (hasRightToLeft || rune.Value is not (0x200E or 0x200F or 0x061C)))
                seen.Append(rune.ToString());
        }

        return seen.ToString();
    }

    // Windows-1252 from 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt), without its five unused codes.
    private static readonly string[] Latin =
    [
        "€", "", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "", "", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ",
    ];

    private static readonly (int First, int Last)[] RightToLeft =
        [(0x590, 0x61B), (0x61D, 0x8FF), (0xFB1D, 0xFDCF), (0xFDF0, 0xFDFF), (0xFE70, 0xFEFE), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF)];

    private static readonly HashSet<int> Unseen =
    [
        .. Enumerable.Range(0, 9), .. Enumerable.Range(0x0E, 18), 0x7F, 0xAD, 0xFEFF, 0xFFFC, .. Enumerable.Range(0x202A, 5), .. Enumerable.Range(0x2066, 10), .. Enumerable.Range(0xFFF9, 3), .. Enumerable.Range(0xFDD0, 32),
    ];

    private static string Between(string text)
    {
        var (first, last) = (Array.FindIndex([.. text], IsMark), Array.FindLastIndex([.. text], IsMark));
        return first < 0 ? "" : text[first..(last + 1)];
    }

    /// <summary>Visible ink, or at least a word separator.</summary>
    private static bool IsMark(char letter) => IsInk(letter) && letter is not ('\u200b' or '\u2060');

    /// <summary>The text as a browser sends it: without U+0000 and lone surrogates, with CRLF line ends.</summary>
    public static string Posted(string typed)
    {
        var whole = string.Concat(typed.EnumerateRunes().Select(rune => rune.Value == 0 ? "\ufffd" : rune.ToString()));
        return whole.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Words(string typed)
    {
        var word = new StringBuilder();
        foreach (var letter in typed.Append(' '))
        {
            if (IsInk(letter))
                word.Append(letter);
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }

    // Unicode's White_Space (https://www.unicode.org/Public/UCD/latest/ucd/PropList.txt).
    private static bool IsInk(char letter) =>
        letter is not ((>= '\t' and <= '\r') or ' ' or '\u0085' or '\u00a0' or '\u1680' or (>= '\u2000' and <= '\u200a') or '\u2028' or '\u2029' or '\u202f' or '\u205f' or '\u3000');

    private static string InOnePiece(string text) => text.Normalize(NormalizationForm.FormC);
}
