using Markdig;

namespace CollaborationManifesto.Contributions;

/// <summary>Markdown without its marks, on one line: for descriptions of pages.</summary>
public static class PlainText
{
    public static string Of(string markdown) =>
        string.Join(' ', Markdown.ToPlainText(markdown, SafeHtml.Pipeline).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>As much as search results and link previews show.</summary>
    public static string Summary(string markdown)
    {
        var text = Of(markdown);
        if (text.Length <= SummaryLength)
            return text;
        var end = text.LastIndexOf(' ', SummaryLength);
        return $"{(end > 0 ? text[..end] : TypedText.Cut(text, SummaryLength)).TrimEnd()} …";
    }

    private const int SummaryLength = 200;
}
