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

    /// <param name="markdown">Text as its contributor typed it.</param>
    /// <param name="topHeading">The level, 2 to 6, that the text's highest heading gets; deeper ones follow.</param>
    public static string Of(string markdown, int topHeading)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        if (document.LastChild is FencedCodeBlock { ClosingFencedCharCount: 0 } code)
            return Of($"{markdown}\n{new string(code.FencedChar, code.OpeningFencedCharCount)}", topHeading);
        var text = new StringBuilder(markdown);
        // From the end, so that what is still to be changed stays where it is.
        foreach (var (span, instead) in Changes(document, markdown).Concat(Demoted(document, markdown, topHeading)).OrderByDescending(change => change.Span.Start))
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

    private static IEnumerable<(SourceSpan Span, string Instead)> Demoted(MarkdownDocument document, string markdown, int topHeading)
    {
        var headings = document.Descendants<HeadingBlock>().Select(heading => (Block: heading, heading.Level)).ToList();
        SafeHtml.Demote(document, topHeading);
        foreach (var (heading, level) in headings)
        {
            var marks = new string('#', heading.Level);
            if (!heading.IsSetext)
            {
                yield return (new(heading.Span.Start, heading.Span.Start + level - 1), marks);
                continue;
            }

            // Underlining knows two levels only.
            yield return (new(heading.Span.Start, heading.Span.Start - 1), marks + " ");
            var underline = markdown.LastIndexOf('\n', heading.Span.End);
            yield return (new(underline, heading.Span.End), "");
            for (var end = markdown.LastIndexOf('\n', underline - 1); end > heading.Span.Start; end = markdown.LastIndexOf('\n', end - 1))
                yield return (new(end, end), " ");
        }
    }

    private static bool IsSafe(string? address) => Schemes.Any(scheme => address?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) == true);
}
