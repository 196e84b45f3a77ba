using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using RazorSlices;

namespace CollaborationManifesto.Pages;

/// <summary>Renders templates. Letters of every script stay as they are; what has a meaning in HTML is encoded.</summary>
public static partial class Page
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static async Task<string> Text(RazorSlice slice)
    {
        await using var writer = new StringWriter();
        await slice.RenderAsync(writer, Encoder);
        return HighControl().Replace(writer.ToString(), Itself);
    }

    // The encoder writes U+0085 as &#x85;, which HTML reads as Windows-1252 (an ellipsis): what was typed would come back as something else.
    // See https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state.
    [GeneratedRegex("&#x([89][0-9A-F]);")]
    private static partial Regex HighControl();

    private static string Itself(Match reference) =>
        ((char)int.Parse(reference.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();
}
