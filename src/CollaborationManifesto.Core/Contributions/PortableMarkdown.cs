using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CollaborationManifesto.Contributions;

/// <summary>
/// A text as Markdown for programs that show more of it than our pages do (<see cref="SafeHtml"/>): its HTML is text, its pictures are links,
/// its links lead to web and mail addresses only, and its last block of code ends.
/// </summary>
public static class PortableMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePreciseSourceLocation().Build();

    private static readonly string[] Schemes = ["http://", "https://", "mailto:"];

    public static string Of(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        if (document.LastChild is FencedCodeBlock { ClosingFencedCharCount: 0 } code)
            return Of($"{markdown}\n{new string(code.FencedChar, code.OpeningFencedCharCount)}");
        var text = new StringBuilder(markdown);
        // From the end, so that what is still to be changed stays where it is.
        foreach (var (span, instead) in Changes(document, markdown).OrderByDescending(change => change.Span.Start))
            text.Remove(span.Start, span.Length).Insert(span.Start, instead);
        return text.ToString();
    }

    private static IEnumerable<(SourceSpan Span, string Instead)> Changes(MarkdownDocument document, string markdown)
    {
        var links = document.Descendants<LinkInline>().ToList();
        foreach (var picture in links.Where(link => link.IsImage))
            yield return (new(picture.Span.Start, picture.Span.Start), "");
        var addresses = links.Where(link => link.Reference is null).Select(link => (link.Url, link.UrlSpan))
            .Concat(document.Descendants<LinkReferenceDefinition>().Select(definition => (definition.Url, definition.UrlSpan)))
            .Where(address => !IsSafe(address.Url)).ToList();
        foreach (var (_, span) in addresses)
            yield return (span, "#");

        SourceSpan[] kept =
        [
            .. document.Descendants<CodeBlock>().Select(code => code.Span),
            .. document.Descendants<CodeInline>().Select(code => code.Span),
            .. document.Descendants<AutolinkInline>().Where(link => IsSafe(link.Url) || link.IsEmail).Select(link => link.Span),
            .. addresses.Select(address => address.UrlSpan),
        ];
        for (var i = 0; i < markdown.Length; i++)
        {
            if (markdown[i] == '<' && !kept.Any(span => span.Start <= i && i <= span.End))
                yield return (new(i, i), "&lt;");
        }
    }

    private static bool IsSafe(string? address) => Schemes.Any(scheme => address?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) == true);
}
