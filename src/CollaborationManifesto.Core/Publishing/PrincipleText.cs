using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CollaborationManifesto.Contributions;
using Markdig;
using Markdig.Syntax;

namespace CollaborationManifesto.Publishing;

/// <summary>A principle's text opens with its statement: the first paragraph, unless the text opens with something else.</summary>
internal static partial class PrincipleText
{
    public static (string Statement, string Remainder) Split(string markdown)
    {
        var document = Markdown.Parse(markdown, SafeHtml.Pipeline);
        if (document.FirstOrDefault() is not ParagraphBlock first)
            return ("", markdown);
        // Addresses of links may stand anywhere in the text, and the statement has to find them.
        var addresses = document.Descendants<LinkReferenceDefinition>().Select(address => "\n\n" + Part(address));
        return (Part(first) + string.Concat(addresses), markdown[(first.Span.End + 1)..].TrimStart('\n'));

        string Part(MarkdownObject part) => markdown[part.Span.Start..(part.Span.End + 1)];
    }

    /// <summary>The points of a text with one a line. Whoever types a list mark before each gets no second one.</summary>
    public static ImmutableArray<string> Points(string? lines) =>
        [.. (lines ?? "").Split('\n').Select(line => ListMark().Replace(line, "").Trim()).Where(line => line.Length > 0)];

    [GeneratedRegex(@"^\s*(?:[-*+•]|\d{1,3}[.)])\s+")]
    private static partial Regex ListMark();
}
