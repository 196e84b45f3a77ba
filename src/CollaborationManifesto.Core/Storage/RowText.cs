using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CollaborationManifesto.Storage;

/// <summary>
/// Writes text into a row's JSON as it is and escapes only what JSON requires (RFC 8259, section 7). The usual encoders turn every emoji, and
/// most of them every non-Latin letter, into at least six characters, so a row would hold a sixth as much. Safe because the text only reaches
/// a page through templates that encode it, never as JSON.
/// </summary>
internal sealed class RowText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(Quoted(value), skipInputValidation: true);

    /// <summary>Keys are curators' ids, which need no escaping.</summary>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    /// <summary>Characters that the text takes in a row, quotation marks included.</summary>
    public static int Length(string text) => Quoted(text).Length;

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 16).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                quoted.Append(text[i++]).Append(text[i]);
            else
                Append(quoted, text[i]);
        }

        return quoted.Append('"').ToString();
    }

    private static void Append(StringBuilder quoted, char c)
    {
        if (c is '"' or '\\')
            quoted.Append('\\').Append(c);
        else if (c is '\n' or '\t')
            quoted.Append(c == '\n' ? "\\n" : "\\t");
        else if (char.IsControl(c) || char.IsSurrogate(c))
            quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        else
            quoted.Append(c);
    }
}
