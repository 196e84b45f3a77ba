using System.Globalization;
using System.Text;

namespace CollaborationManifesto.Contributions;

/// <summary>Facts about text that somebody typed.</summary>
public static class TypedText
{
    /// <summary>Length in grapheme clusters (UAX #29): what a reader counts as characters.</summary>
    public static int Length(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>
    /// False where a character could hide or reorder what a reader sees: control characters, bidirectional embeddings,
    /// overrides and isolates (https://trojansource.codes), lone surrogates. Zero-width joiners stay: emoji and Indic scripts need them.
    /// </summary>
    public static bool IsReadable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]) || IsHidden(text[i]))
                return false;
        }

        return true;
    }

    /// <summary>False for text of nothing but spaces and characters that leave no mark.</summary>
    public static bool IsVisible(string text) => text.EnumerateRunes().Any(rune =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator)
        && !IsFiller(rune.Value));

    // Letters and marks by their category, and invisible all the same (Default_Ignorable_Code_Point, UAX #44).
    private static bool IsFiller(int codePoint) =>
        codePoint is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);

    private static bool IsHidden(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufffe' or '\uffff';
}
