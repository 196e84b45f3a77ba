using System.Buffers;
using System.Globalization;

namespace CollaborationManifesto.Model.Texts;

/// <summary>Finds where an address in a text ends. Only web and email addresses count.</summary>
internal static class WebAddress
{
    /// <summary>The longest address that browsers and email programs accept; a longer one stays text.</summary>
    private const int MaxLength = 2_000;

    private const string Www = "www.";
    private const string Mail = "mailto:";

    private static readonly string[] Schemes = ["https://", "http://"];

    /// <summary>Characters of an address (RFC 3986). Beyond ASCII, letters and digits are allowed too (RFC 3987).</summary>
    private static readonly SearchValues<char> Characters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    /// <summary>Characters that cannot end an address, because they belong to the sentence, quotation or emphasis around it.</summary>
    private const string NotLast = ".,:;!?'*_~([";

    /// <summary>The bare address that begins here, and how many characters it takes in the text; null if there is none.</summary>
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

    /// <summary>The address at the start of a link's round brackets; null if there is none.</summary>
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

    /// <summary>
    /// Length up to the first character that addresses do not have, or up to a closing bracket that opened before the address; 0 if too long.
    /// </summary>
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

    /// <summary>Refuses a name before the host, which makes an address look like another site's.</summary>
    private static bool IsWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Host.Length: > 0, UserInfo.Length: 0 };

    private static bool IsMail(string address) => address.IndexOf('@', StringComparison.Ordinal) is var at && at > Mail.Length && at < address.Length - 1;
}
