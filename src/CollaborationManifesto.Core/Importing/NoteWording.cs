using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Importing;

/// <summary>Makes a title and a text of a note, which people write in one piece.</summary>
internal static class NoteWording
{
    /// <summary>Long words without a title of their own get one from their beginning.</summary>
    /// <param name="line">The title in one line; empty if there is none.</param>
    /// <param name="text">In paragraphs.</param>
    /// <param name="title">As typed.</param>
    /// <param name="limit">Characters of a title.</param>
    public static (string Title, string Text) Of(string line, string text, string title, int limit)
    {
        if (line.Length == 0 && text.Length > 0)
            (line, text) = (TypedText.Line(text), text == TypedText.Line(text) && TypedText.Length(text) <= limit ? "" : text);
        if (TypedText.Length(line) <= limit)
            return (line, text);
        // One less for the mark that says that it goes on.
        var whole = text.Length == 0 ? TypedText.Paragraphs(title) : title.Length == 0 ? text : $"{TypedText.Paragraphs(title)}\n\n{text}";
        return (TypedText.CutAtWord(line, limit - 1), whole);
    }
}
