using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CollaborationManifesto.Core.Tests.Model;

/// <summary>What a reader sees of HTML: words, lines, lists, emphasis and links, whatever the markup.</summary>
internal static partial class Shown
{
    public static string Of(string html)
    {
        var shown = new StringBuilder();
        Add(shown, new HtmlParser().ParseDocument($"<!DOCTYPE html><title>x</title><body>{html}").Body!);
        return SpaceAround().Replace(Spaces().Replace(shown.ToString(), " "), "$1").Trim();
    }

    private static void Add(StringBuilder shown, IElement element)
    {
        foreach (var node in element.ChildNodes)
        {
            switch (node)
            {
                case IText text:
                    shown.Append(text.Data);
                    break;
                // CommonMark puts a paragraph into each item of a loose list.
                case IHtmlParagraphElement only when element is IHtmlListItemElement && element.Children.Count(child => child is IHtmlParagraphElement) == 1:
                    Add(shown, only);
                    break;
                case IElement child:
                    var isInline = child.LocalName is "em" or "strong" or "a";
                    shown.Append(isInline ? '⟨' : '⟦').Append(child.LocalName).Append(child is IHtmlAnchorElement link ? $" {Uri.UnescapeDataString(link.Href)}" : child.GetAttribute("start")).Append('|');
                    Add(shown, child);
                    shown.Append(isInline ? '⟩' : '⟧');
                    break;
            }
        }
    }

    [GeneratedRegex("[ \t\n\r]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(" *(⟦[a-z0-9]+\\||⟧) *")]
    private static partial Regex SpaceAround();
}
