using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using RazorSlices;

namespace CollaborationManifesto.Web.Pages;

/// <summary>Renders templates. Encodes only characters with a meaning in HTML, so letters of every script stay readable.</summary>
public static partial class Page
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static async Task<string> TextAsync(RazorSlice slice) => Encoding.UTF8.GetString((await Utf8Async(slice)).Span);

    public static async Task<ReadOnlyMemory<byte>> Utf8Async(RazorSlice slice)
    {
        var stream = new MemoryStream();
        var writer = PipeWriter.Create(stream, new(leaveOpen: true));
        await slice.RenderAsync(writer, Encoder);
        await writer.CompleteAsync();
        ReadOnlyMemory<byte> page = stream.GetBuffer().AsMemory(0, (int)stream.Length);
        return page.Span.IndexOf("&#x8"u8) < 0 && page.Span.IndexOf("&#x9"u8) < 0
            ? page
            : Encoding.UTF8.GetBytes(HighControl().Replace(Encoding.UTF8.GetString(page.Span), Itself));
    }

    // The encoder writes U+0085 as &#x85;, which HTML reads as Windows-1252 (an ellipsis), so the typed text would change.
    // See https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state.
    [GeneratedRegex("&#x([89][0-9A-F]);")]
    private static partial Regex HighControl();

    private static string Itself(Match reference) =>
        ((char)int.Parse(reference.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();
}
