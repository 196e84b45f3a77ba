using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class PrincipleTextTests
{
    [Theory]
    [InlineData("Statement.", "Statement.", "")]
    [InlineData("Statement.\n\nWhy.\n\n- a\n- b", "Statement.", "Why.\n\n- a\n- b")]
    [InlineData("Over\ntwo lines.\n\n\nWhy.", "Over\ntwo lines.", "Why.")]
    [InlineData("Statement.\n# More", "Statement.\n# More", "")]
    [InlineData("# Statement.\n\n    more", "# Statement.", "    more")]
    [InlineData("We hold:\n- this\n- that", "We hold:", "- this\n- that")]
    [InlineData("1986. A year.\n\u200b\nWhy.", "1986. A year.", "\u200b\nWhy.")]
    [InlineData("[1]: https://example.org/a", "[1]: https://example.org/a", "")]
    [InlineData("\u200b\n> Quote\n\nText.", "> Quote", "Text.")]
    [InlineData("<div>Statement</div>\n\nWhy.", "<div>Statement</div>", "Why.")]
    [InlineData("**Statement** with [link](https://example.org).\n\nWhy.", "**Statement** with [link](https://example.org).", "Why.")]
    public void The_first_paragraph_is_the_statement(string text, string statement, string remainder) =>
        Assert.Equal((statement, remainder), PrincipleText.Split(text));

    [Theory]
    [InlineData("")]
    [InlineData("- a\n- b\n\nText.")]
    [InlineData("1. a\n2. b")]
    public void A_text_that_does_not_open_with_a_paragraph_has_no_statement(string text) => Assert.Equal(("", text), PrincipleText.Split(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n \u200b\n")]
    public void Lines_without_words_are_no_points(string? lines) => Assert.Empty(PrincipleText.SplitPoints(lines));

    [Fact]
    public void Each_line_is_a_point_and_loses_the_mark_of_a_list() =>
        Assert.Equal(
            ["One", "Two", "Three", "**Four** - and more", "2030 is far", "*Five* stays"],
            PrincipleText.SplitPoints("One\n\n- Two\n  3. Three\n• **Four** - and more\n2030 is far\n*Five* stays"));

    [Theory]
    [InlineData("S.\n\n## Why it's important\n\nBecause.\n\n* so\n\n## What it means\n\n* one\n* two", "S.", "Because.\n\n* so", "* one\n* two")]
    [InlineData("S.\n\n# Why it’s important:\n\nBecause.\n\n## More\n\nAnd so.", "S.", "Because.\n\n## More\n\nAnd so.", null)]
    [InlineData("S.\n\n### What it means\n- one\n\n### Then\n\nMore.", "S.\n\n### Then\n\nMore.", null, "- one")]
    [InlineData("S.\n\n## What it means\n\nIn short:\n\n- one", "S.\n\n## What it means\n\nIn short:\n\n- one", null, null)]
    [InlineData("S.\n\n## What it means\n\n- one\n  - two", "S.\n\n## What it means\n\n- one\n  - two", null, null)]
    [InlineData("S.\n## What it means\n1. one\n2) two\n\n+ three\n## **Why is it important?**\nBecause.", "S.", "Because.", "1. one\n2) two\n\n+ three")]
    [InlineData("S.\n\n# Why it's important\n\nBecause.\n\n### What it means\n\n- one", "S.", "Because.", "- one")]
    [InlineData("S.\n\n## Why it's important\n\n\u200b", "S.\n\n## Why it's important\n\n\u200b", null, null)]
    [InlineData("S.\n\n#What it means\n\n- one", "S.\n\n#What it means\n\n- one", null, null)]
    [InlineData("S.\n\n## Why it is important", "S.\n\n## Why it is important", null, null)]
    [InlineData("Why it's important: because.", "Why it's important: because.", null, null)]
    public void Known_sections_are_moved_out_of_the_text(string markdown, string text, string? importance, string? meaning) =>
        Assert.Equal((text, importance, meaning), PrincipleText.ExtractSections(markdown, null, null));

    [Fact]
    public void A_section_stays_in_the_text_where_curators_have_written_about_it_already()
    {
        const string Importance = "## Why it's important\n\nBecause.";
        const string Meaning = "## What it means\n\n- one";
        const string Both = $"S.\n\n{Importance}\n\n{Meaning}";

        Assert.Equal(($"S.\n\n{Importance}", "Theirs.", "- one"), PrincipleText.ExtractSections(Both, "Theirs.", null));
        Assert.Equal(($"S.\n\n{Meaning}", "Because.", "- theirs"), PrincipleText.ExtractSections(Both, null, "- theirs"));
        Assert.Equal((Both, "Theirs.", "- theirs"), PrincipleText.ExtractSections(Both, "Theirs.", "- theirs"));
    }
}
