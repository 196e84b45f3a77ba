using CollaborationManifesto.Contributions;
using CollaborationManifesto.Core.Tests.Pages;
using CsCheck;

namespace CollaborationManifesto.Core.Tests.Contributions;

public sealed class PortableMarkdownTests
{
    [Theory]
    [InlineData("Plain *text*, a [link](https://example.org) & <https://example.org> <ada@example.org>", "Plain *text*, a [link](https://example.org) & <https://example.org> <ada@example.org>")]
    [InlineData("<script>run()</script>", "&lt;script>run()&lt;/script>")]
    [InlineData("<!-- the rest", "&lt;!-- the rest")]
    [InlineData("`a < b`\n\n    c < d", "`a < b`\n\n    c < d")]
    [InlineData("![seen](https://example.org/pixel.png)", "[seen](https://example.org/pixel.png)")]
    [InlineData("[a](JavaScript:run()) [b](&#106;avascript:run()) [c](data:text/html,<b>) [d](//example.org)", "[a](#) [b](#) [c](#) [d](#)")]
    [InlineData("[a][1]\n\n[1]: javascript:run()", "[a][1]\n\n[1]: #")]
    [InlineData("[![a](vbscript:x)](javascript:y)", "[[a](#)](#)")]
    [InlineData("<javascript:run()>", "&lt;javascript:run()>")]
    [InlineData("~~~~ html\n<b>", "~~~~ html\n<b>\n~~~~")]
    [InlineData("```\n<b>\n```", "```\n<b>\n```")]
    public void Nothing_in_it_is_HTML_a_picture_or_a_link_to_anything_but_web_and_mail(string typed, string expected) => Assert.Equal(expected, PortableMarkdown.Of(typed, topHeading: 3));

    [Theory]
    [InlineData("# One\n\n## Two\n\n###### Six", "### One\n\n#### Two\n\n###### Six")]
    [InlineData("#### Deep", "### Deep")]
    [InlineData("  # Indented #", "  ### Indented #")]
    [InlineData("> # Quoted\n\n- # Listed", "> ### Quoted\n\n- ### Listed")]
    [InlineData("Under\n=====\n\nNext\n---\n\nText", "### Under\n\n#### Next\n\nText")]
    [InlineData("On two\nlines\n===", "### On two lines")]
    [InlineData("#1 is no heading\n\n```\n# nor is this\n```", "#1 is no heading\n\n```\n# nor is this\n```")]
    [InlineData("<b>\n===\n\n[a](javascript:run())\n---", "### &lt;b>\n\n#### [a](#)")]
    public void Its_headings_stand_below_those_of_the_document(string typed, string expected) => Assert.Equal(expected, PortableMarkdown.Of(typed, topHeading: 3));

    [Fact]
    public void However_its_lines_stand_its_headings_are_those_that_our_pages_show() =>
        Gen.OneOf("# One", "## Two", "###### Six", "  # Closed #", "#no", "===", "---", "text", "> # Quoted", "> text", "- # Listed", "- text", "1. text", "  more", "```", "    # code", "<b>", "[a](javascript:x)", "")
            .Array[0, 8].Select(lines => string.Join('\n', lines)).Where(SafeHtml.CanShow).Sample(
                typed => Assert.Equal(Headings(typed), Headings(PortableMarkdown.Of(typed, topHeading: 3))),
                iter: Cases.Of(5_000));

    private static IEnumerable<string> Headings(string markdown) =>
        Html.Parsed($"<!DOCTYPE html><title>x</title><body>{SafeHtml.Of(markdown, 3).Value}").QuerySelectorAll("h3, h4, h5, h6").Select(heading => $"{heading.LocalName} {string.Join(' ', heading.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
}
