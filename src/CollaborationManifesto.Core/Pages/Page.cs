using System.Text.Encodings.Web;
using System.Text.Unicode;
using RazorSlices;

namespace CollaborationManifesto.Pages;

/// <summary>Renders templates. Letters of every script stay as they are; what has a meaning in HTML is encoded.</summary>
public static class Page
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static async Task<string> Text(RazorSlice slice)
    {
        await using var writer = new StringWriter();
        await slice.RenderAsync(writer, Encoder);
        return writer.ToString();
    }
}
