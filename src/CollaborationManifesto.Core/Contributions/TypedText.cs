using System.Globalization;

namespace CollaborationManifesto.Contributions;

/// <summary>Facts about text that somebody typed.</summary>
public static class TypedText
{
    /// <summary>Length in grapheme clusters (UAX #29): what a reader counts as characters.</summary>
    public static int Length(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>
    /// False where a character could hide or reorder what a reader sees: control characters, bidirectional embeddings and
    /// overrides (https://trojansource.codes), lone surrogates. Zero-width joiners stay: emoji and Indic scripts need them.
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

    private static bool IsHidden(char c) =>
        (char.IsControl(c) && c is not ('\n' or '\t')) || c is (>= '\u202a' and <= '\u202e') or '\ufffe' or '\uffff';
}
