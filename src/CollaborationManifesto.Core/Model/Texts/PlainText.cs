using System.Diagnostics;

namespace CollaborationManifesto.Model.Texts;

/// <summary>Turns a contributed text into one line without formatting marks, for page descriptions.</summary>
public static class PlainText
{
    public static string FromFormatted(string text) =>
        string.Join(' ', string.Join(' ', FormattedText.Parse(text).Select(Words)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Words(TextBlock block) => block switch
    {
        TextBlock.Paragraph paragraph => Words(paragraph.Parts),
        TextBlock.ItemList list => string.Join(' ', list.Items.SelectMany(item => item.Select(Words))),
        _ => throw new UnreachableException(),
    };

    private static string Words(IReadOnlyList<TextPart> parts) => string.Concat(parts.Select(part => part switch
    {
        TextPart.Words words => words.Text,
        TextPart.LineEnd => " ",
        TextPart.Emphasis emphasis => Words(emphasis.Parts),
        TextPart.Link link => Words(link.Parts),
        _ => throw new UnreachableException(),
    }));

    /// <summary>The beginning, cut after a word; by default to the length that search results and link previews show.</summary>
    public static string Summary(string markdown, int length = 200)
    {
        var text = FromFormatted(markdown);
        return text.Length <= length ? text : $"{TypedText.WholeWords(text, length)} …";
    }
}
