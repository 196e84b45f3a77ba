using System.Collections.Immutable;
using System.Text;
using CollaborationManifesto.Model.Texts;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace CollaborationManifesto.Model;

/// <summary>Compares two versions of a text word by word.</summary>
public static class WordChanges
{
    private static readonly DelimiterChunker Words = new([' ', '\n', '.', ',', ';', ':', '!', '?', '(', ')']);

    /// <summary>A kept piece that is longer is shortened.</summary>
    private const int LongestKept = 240;

    private const int Around = 100;

    /// <summary>The changed pieces, with some of the words around them.</summary>
    public static ImmutableArray<ChangedPiece> Excerpt(string before, string after)
    {
        var pieces = Between(before, after);
        return [.. pieces.Select((piece, index) => piece.Change != Change.Kept || piece.Text.Length <= LongestKept ? piece
            : piece with { Text = (index == 0 ? "" : Beginning(piece.Text)) + "…" + (index == pieces.Length - 1 ? "" : End(piece.Text)) })];
    }

    private static string Beginning(string text) => TypedText.WholeWords(text, Around) + " ";

    private static string End(string text) => text.IndexOf(' ', text.Length - Around) is var space and >= 0 ? text[space..] : " ";

    /// <summary>All pieces in reading order. Neighbours with the same change are joined; where words were replaced, the earlier ones come first.</summary>
    public static ImmutableArray<ChangedPiece> Between(string before, string after)
    {
        var pieces = ImmutableArray.CreateBuilder<ChangedPiece>();
        var (removed, added) = (new StringBuilder(), new StringBuilder());
        foreach (var line in InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false, chunker: Words).Lines)
        {
            if (line.Type is ChangeType.Inserted or ChangeType.Deleted)
            {
                (line.Type == ChangeType.Inserted ? added : removed).Append(line.Text);
                continue;
            }

            AddReplaced();
            if (pieces.Count > 0 && pieces[^1].Change == Change.Kept)
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + line.Text };
            else
                pieces.Add(new(Change.Kept, line.Text));
        }

        AddReplaced();
        return pieces.ToImmutable();

        void AddReplaced()
        {
            if (removed.Length > 0)
                pieces.Add(new(Change.Removed, removed.ToString()));
            if (added.Length > 0)
                pieces.Add(new(Change.Added, added.ToString()));
            removed.Clear();
            added.Clear();
        }
    }
}

public enum Change
{
    Kept,
    Added,
    Removed,
}

public sealed record ChangedPiece(Change Change, string Text);
