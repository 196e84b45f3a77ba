using System.Collections.Immutable;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace CollaborationManifesto.Model;

/// <summary>Compares two versions of a text word by word.</summary>
public static class WordChanges
{
    private static readonly DelimiterChunker Words = new([' ', '\n', '.', ',', ';', ':', '!', '?', '(', ')']);

    /// <summary>All pieces in reading order. Neighbours with the same change are joined.</summary>
    public static ImmutableArray<ChangedPiece> Between(string before, string after)
    {
        var pieces = ImmutableArray.CreateBuilder<ChangedPiece>();
        foreach (var line in InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false, ignoreCase: false, chunker: Words).Lines)
        {
            var change = line.Type switch { ChangeType.Inserted => Change.Added, ChangeType.Deleted => Change.Removed, _ => Change.Kept };
            if (pieces.Count > 0 && pieces[^1].Change == change)
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + line.Text };
            else
                pieces.Add(new(change, line.Text));
        }

        return pieces.ToImmutable();
    }
}

public enum Change
{
    Kept,
    Added,
    Removed,
}

public sealed record ChangedPiece(Change Change, string Text);
