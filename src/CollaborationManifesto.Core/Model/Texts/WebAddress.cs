using System.Buffers;
using System.Globalization;

namespace CollaborationManifesto.Model.Texts;

/// <summary>Finds where an address in a text ends. Only those of the web and of mail are any.</summary>
internal static class WebAddress
{
    /// <summary>What browsers and mail programs take; a longer one stays text.</summary>
    private const int MaxLength = 2_000;

    private const string Www = "www.";
    private const string Mail = "mailto:";

    private static readonly string[] Schemes = ["https://", "http://"];

    /// <summary>RFC 3986. Beyond ASCII people write letters and digits (RFC 3987).</summary>
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    /// <summary>What ends a sentence, a quotation or an emphasis and not the address before it.</summary>
    private const string NotLast = ".,:;!?'*_~([";

    /// <summary>The address that is written out at this place of a text, and how many of its characters it takes; null for none.</summary>
    public static (string Address, int Length)? WrittenOutAt(string text, int start)
    {
        var before = start == 0 ? ' ' : text[start - 1];
        if (char.IsLetterOrDigit(before))
            return null;
        var isWww = Begins(text, start, Www) && !"./-_@:".Contains(before, StringComparison.Ordinal);
        if (!isWww && !BeginsWithScheme(text, start))
            return null;
        var typed = text.AsSpan(start, LengthAt(text, start)).TrimEnd(NotLast);
        var address = isWww ? $"https://{typed}" : typed.ToString();
        return IsWeb(address) && (!isWww || typed.Count('.') > 1) ? (address, typed.Length) : null;
    }

    /// <summary>The address that a link's round brackets begin with; null for none.</summary>
    public static string? InBrackets(string text, int start)
    {
        var isMail = Begins(text, start, Mail);
        if (!isMail && !BeginsWithScheme(text, start))
            return null;
        var address = text.Substring(start, LengthAt(text, start));
        return (isMail ? IsMail(address) : IsWeb(address)) ? address : null;
    }

    private static bool Begins(string text, int start, string with) => string.Compare(text, start, with, 0, with.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool BeginsWithScheme(string text, int start) => Array.Exists(Schemes, scheme => Begins(text, start, scheme));

    /// <summary>Up to the first character that no address has, or a bracket that opened before it.</summary>
    private static int LengthAt(string text, int start)
    {
        var (round, square) = (0, 0);
        for (var i = start; i < text.Length; i++)
        {
            if (i - start > MaxLength)
                return 0;
            var nesting = text[i] switch { '(' => round++, ')' => round--, '[' => square++, ']' => square--, _ => 1 };
            if (nesting == 0 && text[i] is ')' or ']')
                return i - start;
            if (!IsOfAddress(text[i]))
                return i - start;
        }

        return text.Length - start;
    }

    private static bool IsOfAddress(char c) => c < 128
        ? Characters.Contains(c)
        : char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>One with a name before its host looks like the address of another.</summary>
    private static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Host.Length: > 0, UserInfo.Length: 0 };

    private static bool IsMail(string address) => address.IndexOf('@', StringComparison.Ordinal) is var at && at > Mail.Length && at < address.Length - 1;
}
