using System.Text.Json;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CsCheck;
using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class PortableMarkdownTests
{
    private static readonly MarkdownPipeline CommonMark = new MarkdownPipelineBuilder().Build();

    /// <summary>GitHub's extensions that could give typed marks a meaning.</summary>
    private static readonly MarkdownPipeline WithTables = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).Build();

    [Theory]
    [InlineData("Plain *text*, a [link](https://example.org) & 2 * 3, snake_case.", "Plain *text*, a [link](https://example.org) & 2 * 3, snake_case.")]
    [InlineData("We tried:\nweekly calls\na shared board", "We tried:  \nweekly calls  \na shared board")]
    [InlineData("Thanks\n--\nSam", "Thanks  \n\\--  \nSam")]
    [InlineData("One:\n- a\n  b\n- c\n  1. d\n     e\nNext", "One:\n\n- a  \n  b\n- c\n  1. d  \n     e\n\nNext")]
    [InlineData("1. a\n2. b\n\n1. c", "1. a\n2. b\n\n1) c")]
    [InlineData("See https://example.org/a and www.example.org.", "See <https://example.org/a> and [www.example.org](https://www.example.org).")]
    [InlineData("Hey!www.example.org", "Hey\\![www.example.org](https://www.example.org)")]
    [InlineData("[x](https://example.org/a_(b)?c=1&amp;d)", "[x](<https://example.org/a_(b)?c=1&amp;amp;d>)")]
    [InlineData("<script>run()</script> &amp; &#42;", "&lt;script>run()&lt;/script> &amp;amp; &amp;#42;")]
    [InlineData("![seen](https://example.org/pixel.png)", "!\\[seen\\](<https://example.org/pixel.png>)")]
    [InlineData("[a](JavaScript:run()) [b](//example.org)", "\\[a\\](JavaScript:run()) \\[b\\](//example.org)")]
    [InlineData("[1]: https://example.org/a", "\\[1\\]: <https://example.org/a>")]
    [InlineData("1986. A great year\n# 1\n> q\n+ p\n- -\n===", "1986\\. A great year  \n\\# 1  \n\\> q  \n\\+ p  \n\\- -  \n\\===")]
    [InlineData("`a` ~~b~~ |c| \\d", "\\`a\\` \\~\\~b\\~\\~ \\|c\\| \\\\d")]
    public void Only_what_CommonMark_would_change_is_escaped(string typed, string expected) => Assert.Equal(expected, PortableMarkdown.FromFormatted(typed));

    [Theory]
    [InlineData("Plain title", "Plain title")]
    [InlineData("- 1. *So* [it](https://example.org) goes", "- 1. \\*So\\* \\[it\\](https://example.org) goes")]
    [InlineData("1. First", "1\\. First")]
    [InlineData("C #", "C \\#")]
    [InlineData("#", "\\#")]
    public void A_title_has_no_marks(string title, string expected) => Assert.Equal(expected.StartsWith("- ", StringComparison.Ordinal) ? $"\\{expected}" : expected, PortableMarkdown.Line(title));

    [Fact]
    public void Any_CommonMark_program_shows_what_our_pages_show() =>
        AnyTyped.Marked.Sample(
            typed =>
            {
                var ours = Shown.Of(SafeHtml.FromFormatted(typed).Value!);
                Assert.Equal(ours, Shown.Of(Markdown.ToHtml(PortableMarkdown.FromFormatted(typed), CommonMark)));
                Assert.Equal(ours, Shown.Of(Markdown.ToHtml(PortableMarkdown.FromFormatted(typed), WithTables)));
            },
            iter: Cases.Of(5_000),
            print: typed => JsonSerializer.Serialize(typed));

    [Fact]
    public void A_text_that_was_made_portable_can_be_shown_as_it_was_typed() =>
        AnyTyped.Marked.Where(typed => !typed.Contains("1) ", StringComparison.Ordinal)).Sample(
            typed => Assert.Equal(SafeHtml.FromFormatted(typed).Value, SafeHtml.FromFormatted(PortableMarkdown.ToFormatted(PortableMarkdown.FromFormatted(typed))).Value),
            iter: Cases.Of(5_000),
            print: typed => JsonSerializer.Serialize(typed));

    [Fact]
    public void Any_title_is_shown_as_typed_in_a_heading_and_in_a_list() =>
        AnyTyped.Marked.Select(typed => string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(TypedText.IsVisible).Sample(
            title =>
            {
                Assert.Equal($"⟦h2|1. {title}⟧", Shown.Of(Markdown.ToHtml($"## 1. {PortableMarkdown.Line(title)}", CommonMark)));
                Assert.Equal($"⟦ul|⟦li|{title}⟧⟧", Shown.Of(Markdown.ToHtml($"- {PortableMarkdown.Line(title)}", CommonMark)));
            },
            iter: Cases.Of(3_000),
            print: title => JsonSerializer.Serialize(title));

    [Fact]
    public void The_sample_is_published_as_it_was_typed()
    {
        using var board = JsonDocument.Parse(typeof(PortableMarkdownTests).Assembly.GetManifestResourceStream("sample/board.json")!);
        var texts = board.RootElement.GetProperty("cards").EnumerateArray().SelectMany(card => Published(card.GetProperty("desc").GetString()!)).ToList();

        Assert.True(texts.Count > 150, $"{texts.Count}");
        Assert.Equal([], texts.Where(text => PortableMarkdown.FromFormatted(text) != text).Select(PortableMarkdown.FromFormatted));
        // For these texts CommonMark shows what we show.
        Assert.Equal(texts.Select(text => Shown.Of(Markdown.ToHtml(text, CommonMark))), texts.Select(text => Shown.Of(SafeHtml.FromFormatted(text).Value!)));
    }

    private static IEnumerable<string> Published(string text)
    {
        var (rest, importance, meaning) = PrincipleText.ExtractSections(text, null, null);
        var (statement, remainder) = PrincipleText.Split(rest);
        return [statement, remainder, importance ?? "", .. PrincipleText.SplitPoints(meaning)];
    }
}
