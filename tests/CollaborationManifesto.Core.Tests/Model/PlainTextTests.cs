using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Everyone has **an equal** _voice_.", "Everyone has an equal voice.")]
    [InlineData("One\ntwo\n\nthree", "One two three")]
    [InlineData("Heading\n\n- a\n- b", "Heading a b")]
    [InlineData("# 1 *and* `2`", "# 1 and `2`")]
    [InlineData("See [the *guide*](https://example.org) and www.example.org", "See the guide and www.example.org")]
    [InlineData("a <b>tag</b> & \"quotes\"", "a <b>tag</b> & \"quotes\"")]
    [InlineData("", "")]
    public void Markdown_loses_its_marks_and_its_lines(string markdown, string text) => Assert.Equal(text, PlainText.FromFormatted(markdown));

    [Fact]
    public void A_summary_ends_between_words_or_at_least_between_characters()
    {
        Assert.Equal($"{string.Join(' ', Enumerable.Repeat("word", 40))} …", PlainText.Summary(string.Join(' ', Enumerable.Repeat("word", 50))));
        Assert.Equal($"a{string.Concat(Enumerable.Repeat("😀", 99))} …", PlainText.Summary("a" + string.Concat(Enumerable.Repeat("😀", 150))));
        Assert.Equal($"{string.Concat(Enumerable.Repeat("👍🏽", 50))} …", PlainText.Summary(string.Concat(Enumerable.Repeat("👍🏽", 60))));
    }
}
