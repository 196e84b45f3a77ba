using System.Buffers;
using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;

namespace CollaborationManifesto.Contributions;

/// <summary>
/// Markdown as HTML that is safe to publish: Markdig without raw HTML, then an allow-list, because Markdig alone leaves
/// <c>javascript:</c> links live. The one renderer of contributed text, for pages and mails.
/// </summary>
public static partial class SafeHtml
{
    internal static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>What opens something in which something else can be: quotes, lists, emphasis, links.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create(">*_[+-0123456789");

    /// <summary>A mark opens two levels at most, a list and its item, so that so few need no look at how they are nested.</summary>
    private const int FewMarks = 50;

    /// <summary>False for marks that are nested deeper than the library goes (128 levels), which nobody writes to be read.</summary>
    public static bool CanShow(string markdown)
    {
        if (markdown.AsSpan().CountAny(Marks) <= FewMarks)
            return true;
        try
        {
            Render(markdown, topHeading: 2);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <param name="markdown">Text as its contributor typed it.</param>
    /// <param name="topHeading">The level, 2 to 6, that the text's highest heading gets; deeper ones follow.</param>
    public static HtmlString Of(string markdown, int topHeading)
    {
        var html = Render(markdown, topHeading);
        // Most texts have no links. What has none but these tags, without an attribute, is what the sanitizer would let through, and need not be
        // parsed for that.
        return new(PlainTags().IsMatch(html) ? html : (_sanitizer ??= Sanitizer()).Sanitize(html));
    }

    [GeneratedRegex("^(?>[^<]+|</?(?:p|strong|em|ul|ol|li|blockquote|code|pre|h[2-6])>)*\\z")]
    private static partial Regex PlainTags();

    private static string Render(string markdown, int topHeading)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        Demote(document, topHeading);
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return html.ToString();
    }

    /// <summary>Its highest heading gets this level, deeper ones follow.</summary>
    internal static void Demote(MarkdownDocument document, int topHeading)
    {
        var headings = document.Descendants<HeadingBlock>().ToList();
        var shift = topHeading - headings.Select(heading => heading.Level).DefaultIfEmpty(topHeading).Min();
        foreach (var heading in headings)
            heading.Level = Math.Clamp(heading.Level + shift, topHeading, 6);
    }

    // A sanitizer keeps state while it works, so each thread has its own; to make one takes longer than a text.
    [ThreadStatic]
    private static HtmlSanitizer? _sanitizer;

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(["p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "code", "pre", "h2", "h3", "h4", "h5", "h6", "hr"]),
            AllowedAttributes = new HashSet<string>(["href", "start"]),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto"]),
            UriAttributes = new HashSet<string>(["href"]),
        });
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is AngleSharp.Html.Dom.IHtmlAnchorElement { } link && link.HasAttribute("href"))
                link.SetAttribute("rel", "nofollow ugc noopener");
        };
        var parser = sanitizer.HtmlParserFactory();
        sanitizer.HtmlParserFactory = () => parser;
        return sanitizer;
    }
}
