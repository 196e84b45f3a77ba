using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class PrincipleTextTests
{
    [Theory]
    [InlineData("Statement.", "Statement.", "")]
    [InlineData("Statement.\n\nWhy.\n\n- a\n- b", "Statement.", "Why.\n\n- a\n- b")]
    [InlineData("Over\ntwo lines.\n\n\nWhy.", "Over\ntwo lines.", "Why.")]
    [InlineData("Statement.\n# Heading", "Statement.", "# Heading")]
    [InlineData("Statement.\n\n    code", "Statement.", "    code")]
    [InlineData("<div>Statement</div>\n\nWhy.", "<div>Statement</div>", "Why.")]
    [InlineData("**Statement** with [link](https://example.org).\n\nWhy.", "**Statement** with [link](https://example.org).", "Why.")]
    public void The_first_paragraph_is_the_statement(string text, string statement, string remainder) =>
        Assert.Equal((statement, remainder), PrincipleText.Split(text));

    [Fact]
    public void The_statement_keeps_the_addresses_that_are_given_below_it() =>
        Assert.Equal(
            ("See [it].\n\n[it]: https://example.org", "Why.\n\n[it]: https://example.org"),
            PrincipleText.Split("See [it].\n\nWhy.\n\n[it]: https://example.org"));

    [Theory]
    [InlineData("")]
    [InlineData("# Heading\n\nText.")]
    [InlineData("- a\n- b\n\nText.")]
    [InlineData("> Quote\n\nText.")]
    public void A_text_that_opens_with_something_else_has_none(string text) => Assert.Equal(("", text), PrincipleText.Split(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n - \n")]
    public void Lines_without_words_are_no_points(string? lines) => Assert.Empty(PrincipleText.Points(lines));

    [Fact]
    public void Each_line_is_a_point_and_loses_the_mark_of_a_list() =>
        Assert.Equal(
            ["One", "Two", "Three", "**Four** - and more", "2030 is far", "*Five* stays"],
            PrincipleText.Points("One\n\n- Two\n  3. Three\n• **Four** - and more\n2030 is far\n*Five* stays"));
}
