using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CollaborationManifesto.Web;

/// <summary>The fields of a posted form, decoded as the form declares (https://url.spec.whatwg.org/#urlencoded-parsing).</summary>
internal sealed partial class PostedFields
{
    /// <summary>Our largest form, about a board with 200 lists, has six hundred fields; reading thousands would only take time.</summary>
    private const int MostFields = 1_024;

    /// <summary>Browsers fill in this field with the encoding that they used (https://html.spec.whatwg.org/#attr-fe-name-charset).</summary>
    private const string CharsetField = "_charset_";

    private readonly List<(byte[] Name, byte[] Value, Encoding? Declared)> _fields = [];

    private readonly Dictionary<string, byte[]> _files = [];

    private PostedFields()
    {
    }

    /// <summary>By the name of the field. A file without content counts as none.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>Returns null if there are too many fields.</summary>
    public static PostedFields? UrlEncoded(ReadOnlyMemory<byte> body)
    {
        var posted = new PostedFields();
        for (var rest = body.Span; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'&');
            var field = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (field.IsEmpty)
                continue;
            var equals = field.IndexOf((byte)'=');
            posted._fields.Add(equals < 0 ? (Unescaped(field), [], null) : (Unescaped(field[..equals]), Unescaped(field[(equals + 1)..]), null));
            if (posted._fields.Count > MostFields)
                return null;
        }

        return posted;
    }

    /// <summary>Returns null if it is not a multipart form, has too many fields or a part has an unknown encoding.</summary>
    public static async Task<PostedFields?> MultipartAsync(byte[] body, string boundary, CancellationToken cancellationToken)
    {
        var posted = new PostedFields();
        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(body, writable: false));
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || disposition.Name.Length == 0)
                    continue;
                using var value = new MemoryStream();
                if (disposition.IsFileDisposition())
                {
                    await part.Body.CopyToAsync(value, cancellationToken);
                    posted._files.TryAdd(HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), value.ToArray());
                    continue;
                }

                var label = MediaTypeHeaderValue.TryParse(part.ContentType, out var type) && type.Charset.HasValue ? type.Charset.Value : null;
                var declared = label is null ? null : DeclaredEncoding.Find(label);
                if ((label is not null && declared is null) || posted._fields.Count == MostFields)
                    return null;
                await part.Body.CopyToAsync(value, cancellationToken);
                posted._fields.Add((Encoding.UTF8.GetBytes(HeaderUtilities.RemoveQuotes(disposition.Name).ToString()), value.ToArray(), declared));
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException)
        {
            return null;
        }

        return posted;
    }

    /// <summary>
    /// Without a declared encoding, text that is not UTF-8 is read as Windows-1252, which old browsers sent, so that its letters are not lost.
    /// With one, invalid bytes become U+FFFD.
    /// </summary>
    public IEnumerable<(string Name, string Value)> Texts(Encoding? declared)
    {
        var encoding = declared ?? ByField() ?? (_fields.TrueForAll(field => Utf8.IsValid(field.Name) && Utf8.IsValid(field.Value)) ? DeclaredEncoding.Utf8 : DeclaredEncoding.Windows1252);
        return _fields.Select(field => (encoding.GetString(field.Name), Text(field.Value, field.Declared ?? encoding)));
    }

    private Encoding? ByField() => _fields.Where(field => field.Name.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(CharsetField)))
        .Select(field => DeclaredEncoding.Find(Encoding.ASCII.GetString(field.Value)))
        .FirstOrDefault(encoding => encoding is not null && !DeclaredEncoding.IsWide(encoding));

    private static string Text(byte[] value, Encoding encoding)
    {
        // HTML cannot contain U+0000, so no page could show the text as it was sent.
        var text = encoding.GetString(value).Replace("\0", "", StringComparison.Ordinal);
        // Browsers write a character that the encoding lacks as a number, such as &#128512;. Other numbers were typed, so they stay.
        return encoding.CodePage == DeclaredEncoding.Utf8.CodePage || DeclaredEncoding.IsWide(encoding)
            ? text
            : Number().Replace(text, number => LackedBy(encoding, number.Groups[1].Value) ?? number.Value);
    }

    private static string? LackedBy(Encoding encoding, string digits)
    {
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var code) || !Rune.IsValid(code))
            return null;
        var character = new Rune(code).ToString();
        return encoding.GetString(encoding.GetBytes(character)) == character ? null : character;
    }

    /// <summary>Decodes percent escapes. A percent sign that is not part of one stays.</summary>
    private static byte[] Unescaped(ReadOnlySpan<byte> escaped)
    {
        var bytes = new byte[escaped.Length];
        var length = 0;
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '%' && i + 2 < escaped.Length && char.IsAsciiHexDigit((char)escaped[i + 1]) && char.IsAsciiHexDigit((char)escaped[i + 2]))
            {
                bytes[length++] = (byte)((HexDigit(escaped[i + 1]) << 4) | HexDigit(escaped[i + 2]));
                i += 2;
            }
            else
                bytes[length++] = escaped[i] == '+' ? (byte)' ' : escaped[i];
        }

        return bytes[..length];
    }

    private static int HexDigit(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    [GeneratedRegex("&#([0-9]{2,7});")]
    private static partial Regex Number();
}
