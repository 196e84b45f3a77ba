using System.Text.Json;
using CollaborationManifesto.Model;
using CsCheck;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class WordChangesTests
{
    [Fact]
    public void Both_texts_can_be_read_from_the_pieces() =>
        AnyTyped.Marked.Select(AnyTyped.Marked).Sample(
            texts =>
            {
                var pieces = WordChanges.Between(texts.Item1, texts.Item2);
                Assert.Equal(texts.Item1, string.Concat(pieces.Where(piece => piece.Change != Change.Added).Select(piece => piece.Text)));
                Assert.Equal(texts.Item2, string.Concat(pieces.Where(piece => piece.Change != Change.Removed).Select(piece => piece.Text)));
                // Nobody reads two pieces of the same kind in a row, or new words before those that they replace.
                Assert.DoesNotContain(pieces.Zip(pieces.Skip(1)), pair => pair.First.Change == pair.Second.Change || (pair.First.Change, pair.Second.Change) == (Change.Added, Change.Removed));
            },
            iter: Cases.Of(2_000),
            print: texts => JsonSerializer.Serialize(new[] { texts.Item1, texts.Item2 }));

    [Fact]
    public void An_excerpt_keeps_every_changed_word() =>
        AnyTyped.Marked.Select(AnyTyped.Marked).Sample(
            texts => Assert.Equal(
                WordChanges.Between(texts.Item1, texts.Item2).Where(piece => piece.Change != Change.Kept), WordChanges.Excerpt(texts.Item1, texts.Item2).Where(piece => piece.Change != Change.Kept)),
            iter: Cases.Of(1_000),
            print: texts => JsonSerializer.Serialize(new[] { texts.Item1, texts.Item2 }));
}
