using System.Text;
using System.Text.Unicode;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>Finds the encoding of a text as spreadsheet programs do.</summary>
internal static class TextContent
{
    /// <summary>Enough to tell UTF-16 and other bytes from text.</summary>
    private const int Sample = 64 * 1024;

    /// <summary>The text in UTF-8, without a byte order mark.</summary>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> content)
    {
        var (body, marked) = DeclaredEncoding.SkipMark(content);
        var encoding = marked ?? Unmarked(body.Span);
        if (encoding is UTF8Encoding && Utf8.IsValid(body.Span))
            return body;
        return Encoding.UTF8.GetBytes(encoding.GetString(body.Span));
    }

    /// <summary>Text has few control characters, except for white space.</summary>
    public static bool IsText(ReadOnlySpan<byte> utf8)
    {
        var sample = utf8[..Math.Min(utf8.Length, Sample)];
        var controls = 0;
        foreach (var character in sample)
        {
            if (character is < 0x20 and not (>= 0x09 and <= 0x0D))
                controls++;
        }

        return controls <= 10 || controls <= sample.Length / 50;
    }

    private static Encoding Unmarked(ReadOnlySpan<byte> body) =>
        Wide(body) ?? (Utf8.IsValid(body) ? DeclaredEncoding.Utf8 : DeclaredEncoding.Windows1252);

    // In UTF-16 one byte of each space, comma and line end is NUL, on the same side in every script.
    private static Encoding? Wide(ReadOnlySpan<byte> body)
    {
        var pairs = Math.Min(body.Length, Sample) / 2;
        var (even, odd) = (0, 0);
        for (var i = 0; i < pairs; i++)
        {
            even += body[2 * i] == 0 ? 1 : 0;
            odd += body[(2 * i) + 1] == 0 ? 1 : 0;
        }

        if (odd * 20 > pairs && even * 10 < odd)
            return Encoding.Unicode;
        return even * 20 > pairs && odd * 10 < even ? Encoding.BigEndianUnicode : null;
    }
}
