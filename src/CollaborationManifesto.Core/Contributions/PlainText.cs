using Markdig;

namespace CollaborationManifesto.Contributions;

/// <summary>Markdown without its marks, on one line: for descriptions of pages.</summary>
public static class PlainText
{
    public static string Of(string markdown) =>
        string.Join(' ', Markdown.ToPlainText(markdown, SafeHtml.Pipeline).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
