using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CollaborationManifesto.Web;

/// <summary>Reads JSON strings that System.Text.Json refuses: an unpaired surrogate, such as half an emoji, becomes U+FFFD.</summary>
internal static partial class JsonString
{
    public static string Parse(JsonElement text) => Parse(JsonMarshal.GetRawUtf8Value(text)[1..^1]);

    /// <param name="escaped">The UTF-8 text between the quotes.</param>
    public static string Parse(ReadOnlySpan<byte> escaped)
    {
        var text = Encoding.UTF8.GetString(escaped);
        return text.Contains('\\', StringComparison.Ordinal) ? Escape().Replace(text, Unescaped) : text;
    }

    private static string Unescaped(Match escape) => escape.Value[1] switch
    {
        'u' when escape.Length > 6 => $"{Unit(escape.Value[2..6])}{Unit(escape.Value[8..12])}",
        'u' when char.IsSurrogate(Unit(escape.Value[2..6])) => "\uFFFD",
        'u' => Unit(escape.Value[2..6]).ToString(),
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        'b' => "\b",
        'f' => "\f",
        var itself => itself.ToString(),
    };

    private static char Unit(string hex) => (char)ushort.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[^u]", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
