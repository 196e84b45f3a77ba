using System.Text;
using CsCheck;

namespace CollaborationManifesto.Core.Tests;

/// <summary>Texts that nobody thinks of, with what is documented to be kept of them and what a browser keeps.</summary>
internal static class AnyText
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

    /// <summary>Text of every script that hides nothing, a line or two of it.</summary>
    public static readonly Gen<string> Readable = Gen.OneOf(Ascii, EveryScript, Markup).Array[0, 20].Select(string.Concat);

    /// <summary>Any text at all; a third of it hides something, and some is far too long.</summary>
    public static readonly Gen<string> Any = Gen.Frequency(
        (6, Plain.Array[0, 25].Select(string.Concat)),
        (3, Gen.Frequency((5, Plain), (1, Hidden)).Array[1, 25].Select(string.Concat)),
        (1, Gen.Select(Plain.Array[1, 4].Select(string.Concat), Gen.Int[100, 6_000], (text, times) => string.Concat(Enumerable.Repeat(text, times)))));

    /// <summary>What is kept of a line: runs of white space are one space, and letters are in one piece.</summary>
    public static string Line(string typed) => InOnePiece(string.Join(' ', Words(typed)));

    /// <summary>What is kept of a text: line ends are line feeds, and nothing blank surrounds it.</summary>
    public static string Paragraphs(string typed)
    {
        foreach (var end in new[] { "\r\n", "\r", "\f", "\u0085", "\u2028", "\u2029" })
            typed = typed.Replace(end, "\n", StringComparison.Ordinal);
        var (first, last) = (Array.FindIndex([.. typed], IsInk), Array.FindLastIndex([.. typed], IsInk));
        return first < 0 ? "" : InOnePiece(typed[first..(last + 1)]);
    }

    /// <summary>As a browser sends it: HTML knows neither U+0000 nor half a character, and line ends are CRLF.</summary>
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
