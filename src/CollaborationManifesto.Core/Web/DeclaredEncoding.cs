using System.Globalization;
using System.Text;

namespace CollaborationManifesto.Web;

/// <summary>Finds encodings by the labels that browsers use (https://encoding.spec.whatwg.org/#names-and-labels).</summary>
internal static class DeclaredEncoding
{
    public static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Browsers read Latin 1 and ASCII as Windows-1252.</summary>
    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Returns null for an unknown label.</summary>
    public static Encoding? Find(string label)
    {
        var name = label.Trim().Trim('"').ToLowerInvariant();
        return name switch
        {
            "utf8" or "utf-8" or "unicode-1-1-utf-8" => Utf8,
            "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "l1" or "ascii" or "us-ascii" or "ansi_x3.4-1968" or "cp1252" => Windows1252,
            _ when name.StartsWith("cp", StringComparison.Ordinal) && int.TryParse(name[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var page) => Known(() => CodePagesEncodingProvider.Instance.GetEncoding(page)),
            _ => Known(() => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name)),
        };
    }

    /// <summary>True for UTF-16 and UTF-32, where even an ASCII character takes more than one byte.</summary>
    public static bool IsWide(Encoding encoding) => encoding.GetByteCount("=") > 1;

    /// <summary>Removes a byte order mark (UTF-8, UTF-16 or UTF-32) and returns its encoding; null and the same bytes if there is none.</summary>
    public static (ReadOnlyMemory<byte> Body, Encoding? Marked) SkipMark(ReadOnlyMemory<byte> body)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            if (body.Span.StartsWith(encoding.Preamble))
                return (body[encoding.Preamble.Length..], encoding);
        }

        return (body, null);
    }

    private static Encoding? Known(Func<Encoding?> find)
    {
        try
        {
            return find();
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
