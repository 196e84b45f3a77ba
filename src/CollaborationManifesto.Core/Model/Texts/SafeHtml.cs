using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace CollaborationManifesto.Model.Texts;

/// <summary>
/// Turns a contributed text into HTML that is safe to publish. It writes only <c>p</c>, <c>br</c>, <c>ul</c>, <c>ol</c>, <c>li</c>,
/// <c>em</c>, <c>strong</c> and <c>a</c>, and encodes everything typed. Pages and emails show contributed text through this class only.
/// </summary>
public static class SafeHtml
{
    /// <param name="text">The text as typed.</param>
    public static HtmlString FromFormatted(string text) => Written(text, withLinks: true);

    /// <summary>For emails, because email scanners open every link, and for paper: links stay text.</summary>
    /// <param name="text">The text as typed.</param>
    public static HtmlString WithoutLinks(string text) => Written(text, withLinks: false);

    private static HtmlString Written(string text, bool withLinks)
    {
        var html = new StringBuilder(text.Length * 2);
        Write(html, FormattedText.Parse(text), withLinks);
        return new(html.ToString());
    }

    /// <param name="isOneParagraph">The list item has only one paragraph, which needs no <c>p</c>.</param>
    private static void Write(StringBuilder html, IReadOnlyList<TextBlock> blocks, bool withLinks, bool isOneParagraph = false)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case TextBlock.Paragraph paragraph:
                    html.Append(isOneParagraph ? "" : "<p>");
                    Write(html, paragraph.Parts, withLinks);
                    html.Append(isOneParagraph ? "" : "</p>\n");
                    break;
                case TextBlock.ItemList list:
                    html.Append(isOneParagraph ? "\n" : "").Append(list.Numbered ? "<ol>\n" : "<ul>\n");
                    foreach (var item in list.Items)
                    {
                        html.Append("<li>");
                        Write(html, item, withLinks, item.Count(inItem => inItem is TextBlock.Paragraph) == 1);
                        html.Append("</li>\n");
                    }

                    html.Append(list.Numbered ? "</ol>\n" : "</ul>\n");
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    private static void Write(StringBuilder html, IReadOnlyList<TextPart> parts, bool withLinks)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case TextPart.Words words:
                    Encode(html, words.Text);
                    break;
                case TextPart.LineEnd:
                    html.Append("<br>\n");
                    break;
                case TextPart.Emphasis { Mark: var mark, Parts: var inside }:
                    html.Append(mark switch { "***" => "<em><strong>", "**" => "<strong>", _ => "<em>" });
                    Write(html, inside, withLinks);
                    html.Append(mark switch { "***" => "</strong></em>", "**" => "</strong>", _ => "</em>" });
                    break;
                case TextPart.Link link when withLinks:
                    html.Append("<a href=\"");
                    Encode(html, link.Address);
                    html.Append("\" rel=\"nofollow ugc noopener\">");
                    Write(html, link.Parts, withLinks);
                    html.Append("</a>");
                    break;
                case TextPart.Link link:
                    Encode(html, link.Typed);
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    /// <summary>Encodes text and values in double quotes. Letters of every script stay as they are.</summary>
    private static void Encode(StringBuilder html, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                _ => html.Append(c),
            };
        }
    }
}
