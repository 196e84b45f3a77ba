using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CollaborationManifesto.Web;

/// <summary>Reads what may be there, or be of another type: exports of every age differ.</summary>
internal static partial class LooseJson
{
    extension(JsonElement element)
    {
        public JsonElement? Member(string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

        public string? Text(string name) => element.Member(name) is { ValueKind: JsonValueKind.String } text ? Text(text) : null;

        public bool Is(string name) => element.Member(name) is { ValueKind: JsonValueKind.True };

        public double? Number(string name) =>
            element.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) && double.IsFinite(value) ? value : null;

        public int Count(string name) => (int)Math.Clamp(element.Number(name) ?? 0, 0, int.MaxValue);

        public DateTimeOffset? Time(string name) =>
            DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;

        public IEnumerable<JsonElement> Items(string name) =>
            element.Member(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];
    }

    /// <summary>A string's own text.</summary>
    public static string Text(JsonElement text) => Text(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(text)[1..^1]);

    /// <summary>The text between two quotes of JSON. Half a character, where a board cut an emoji in two, becomes U+FFFD.</summary>
    public static string Text(ReadOnlySpan<byte> escaped)
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
