using System.Diagnostics;

namespace CollaborationManifesto.Model.Texts;

/// <summary>Counts the links that pages show in a text, and those in a title, which pages show as plain text.</summary>
public static class LinkCount
{
    public static int CountIn(string title, string text) => TextParts.CountLinks(title) + FormattedText.Parse(text).Sum(Count);

    private static int Count(TextBlock block) => block switch
    {
        TextBlock.Paragraph paragraph => Count(paragraph.Parts),
        TextBlock.ItemList list => list.Items.Sum(item => item.Sum(Count)),
        _ => throw new UnreachableException(),
    };

    private static int Count(IReadOnlyList<TextPart> parts) => parts.Sum(part => part switch
    {
        TextPart.Link => 1,
        TextPart.Emphasis emphasis => Count(emphasis.Parts),
        TextPart.Words or TextPart.LineEnd => 0,
        _ => throw new UnreachableException(),
    });
}
