using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CollaborationManifesto.Contributions;

/// <summary>Counts links in Markdown, and addresses that are written out without being one.</summary>
public static partial class LinkCount
{
    public static int Of(string title, string markdown)
    {
        var inlines = Markdown.Parse(markdown, SafeHtml.Pipeline).Descendants<Inline>().ToList();
        var links = inlines.Count(inline => inline is LinkInline or AutolinkInline);
        // A link whose text is its address is one link.
        var words = inlines.OfType<LiteralInline>().Where(literal => literal.FindParentOfType<LinkInline>().FirstOrDefault() is null);
        return links + Addresses(title) + words.Sum(literal => Addresses(literal.Content.ToString()));
    }

    private static int Addresses(string text) => Address().Count(text);

    [GeneratedRegex(@"\b(?:https?://(?:www\.)?|www\.)\w", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
