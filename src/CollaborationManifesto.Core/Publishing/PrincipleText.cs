using Markdig;
using Markdig.Syntax;

namespace CollaborationManifesto.Publishing;

/// <summary>A principle's text opens with its statement: the first paragraph, unless the text opens with something else.</summary>
internal static class PrincipleText
{
    public static (string Statement, string Remainder) Split(string markdown) =>
        Markdown.Parse(markdown) is [ParagraphBlock first, ..]
            ? (markdown[first.Span.Start..(first.Span.End + 1)], markdown[(first.Span.End + 1)..].TrimStart())
            : ("", markdown);
}
