using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Core.Tests.Model;

/// <summary>Checks docs/formatting.md, rule by rule.</summary>
public sealed class SafeHtmlTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("We tried:\nweekly calls\na shared board", "<p>We tried:<br>\nweekly calls<br>\na shared board</p>")]
    [InlineData("One\ntwo\n\n \u00a0\n\u200b\nthree  \n  four", "<p>One<br>\ntwo</p>\n<p>three<br>\nfour</p>")]
    [InlineData("می‌خواهم 👩‍👩‍👧", "<p>می‌خواهم 👩‍👩‍👧</p>")]
    public void Line_breaks_are_kept_and_blank_lines_separate_paragraphs(string typed, string html) => Assert.Equal(html, Html(typed));

    [Theory]
    [InlineData("Thanks\n--\nSam")]
    [InlineData("Thanks\n==\nSam")]
    [InlineData("# One\n## Two ##\n#three")]
    [InlineData("***\n---\n___\n* * *\n- - -")]
    [InlineData("> quoted\n>> twice")]
    [InlineData("```js\ncode\n```\n~~~")]
    [InlineData("`code` ~~gone~~ ^up^ ==marked== $x$ :smile: @sam #tag")]
    [InlineData("| a | b |\n|---|---|\n| c | d |")]
    [InlineData("\\*not\\* C:\\temp\\_new \\\\server \\[a\\]")]
    [InlineData("a\\\nb")]
    [InlineData("1986. A great year\n2. and then")]
    [InlineData("3. three\n4. four")]
    [InlineData("-5 degrees\n*) a footnote\n•none\n1.5 million\n+ and\no or\n0. zero")]
    [InlineData("-\n*\n1.\n- \n-- ")]
    [InlineData("[1]: nowhere\n[note] [x][1] [ ] [x] [^1]")]
    [InlineData("[a](/privacy/) [b](example.org/x) [c](?token=1) [d](#top) [e](//example.org) [f](../x) [g]()")]
    [InlineData("[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](data:text/html,hi) [d](vbscript:hi) [e](file:///etc/passwd) [f](ftp://example.org) [g](tel:123)")]
    [InlineData("sam@example.org mailto:sam@example.org example.org ftp://example.org http:// https://. www. www.x awww.example.org https://www.gov.uk@example.org")]
    [InlineData("2 * 3 * 4 = 2*3*4, snake_case_name, __init__, * lone, 5* and 4* hotels, *, ** or ***, (*) see (*), a*b*c, **kwargs and *args")]
    [InlineData("src/**/*.cs and tests/**/*.cs, /* a */, delete *.*, _____ and ****, * a*, ** b**, *\u200b*")]
    public void Everything_else_is_shown_as_typed(string typed) => Assert.Equal($"<p>{typed.Replace("\n", "<br>\n", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("<br&gt;", "<br>", StringComparison.Ordinal).Replace("- <br>", "-<br>", StringComparison.Ordinal)}</p>".Replace("-- </p>", "--</p>", StringComparison.Ordinal), Html(typed));

    [Theory]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("a <img src=x onerror=alert(1)> & b", "<p>a &lt;img src=x onerror=alert(1)&gt; &amp; b</p>")]
    [InlineData("<div>\nblock\n</div>", "<p>&lt;div&gt;<br>\nblock<br>\n&lt;/div&gt;</p>")]
    [InlineData("<!-- comment -->", "<p>&lt;!-- comment --&gt;</p>")]
    [InlineData("&lt;script&gt; &amp; &#42; &copy;", "<p>&amp;lt;script&amp;gt; &amp;amp; &amp;#42; &amp;copy;</p>")]
    [InlineData("a ![spy](https://example.org/pixel.png) b", "<p>a ![spy](<a href=\"https://example.org/pixel.png\" rel=\"nofollow ugc noopener\">https://example.org/pixel.png</a>) b</p>")]
    public void Html_entities_and_pictures_are_shown_as_typed(string typed, string html) => Assert.Equal(html, Html(typed));

    [Theory]
    [InlineData("    indented\n\tand again", "<p>indented<br>\nand again</p>")]
    [InlineData("- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>")]
    [InlineData("* a\n• b\n•\tc\n- d", "<ul>\n<li>a</li>\n<li>b</li>\n<li>c</li>\n<li>d</li>\n</ul>")]
    [InlineData("We tried:\n- calls\n\n- a board\nIt worked.", "<p>We tried:</p>\n<ul>\n<li>calls</li>\n<li>a board</li>\n</ul>\n<p>It worked.</p>")]
    [InlineData("1. a\n   b\n2. c\n   - d\n\n3. e\n5. f", "<ol>\n<li>a<br>\nb</li>\n<li>c\n<ul>\n<li>d</li>\n</ul>\n</li>\n<li>e</li>\n</ol>\n<p>5. f</p>")]
    [InlineData("1) a\n2) b\n1. c", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<ol>\n<li>c</li>\n</ol>")]
    [InlineData("- a\n\n  b\n\nc", "<ul>\n<li><p>a</p>\n<p>b</p>\n</li>\n</ul>\n<p>c</p>")]
    [InlineData("- [x] done", "<ul>\n<li>[x] done</li>\n</ul>")]
    public void Lines_with_a_mark_are_lists(string typed, string html) => Assert.Equal(html, Html(typed));

    [Theory]
    [InlineData("*a* **b** ***c*** _d_", "<em>a</em> <strong>b</strong> <em><strong>c</strong></em> <em>d</em>")]
    [InlineData("**Who decides:** *“the chair”*, (_or_ not).", "<strong>Who decides:</strong> <em>“the chair”</em>, (<em>or</em> not).")]
    [InlineData("**a *b* c** *d **e** f*", "<strong>a <em>b</em> c</strong> <em>d <strong>e</strong> f</em>")]
    [InlineData("**one\ntwo**", "<strong>one<br>\ntwo</strong>")]
    [InlineData("*a **b* c**", "<em>a **b</em> c**")]
    [InlineData("**[a *b*](https://example.org)**", "<strong><a href=\"https://example.org\" rel=\"nofollow ugc noopener\">a <em>b</em></a></strong>")]
    public void Marks_around_words_are_emphasis(string typed, string html) => Assert.Equal($"<p>{html}</p>", Html(typed));

    [Theory]
    [InlineData("[x](https://example.org/?a=1&b=2)", "https://example.org/?a=1&amp;b=2", "x")]
    [InlineData("[x](http://example.org \"a title\")", "http://example.org", "x")]
    [InlineData("[x](mailto:a@example.org)", "mailto:a@example.org", "x")]
    [InlineData("[x]( HTTPS://EXAMPLE.ORG/a_(b) )", "HTTPS://EXAMPLE.ORG/a_(b)", "x")]
    [InlineData("[https://example.org](https://example.org/a.)", "https://example.org/a.", "https://example.org")]
    [InlineData("www.example.org/a", "https://www.example.org/a", "www.example.org/a")]
    [InlineData("https://example.org/a_b_c*d*?q=[1]#é", "https://example.org/a_b_c*d*?q=[1]#é", "https://example.org/a_b_c*d*?q=[1]#é")]
    public void A_link_is_marked_nofollow(string typed, string href, string text) => Assert.Equal($"<p>{Link(href, text)}</p>", Html(typed));

    [Theory]
    [InlineData("", ".")]
    [InlineData("", "…")]
    [InlineData("", "?!")]
    [InlineData("", "。次")]
    [InlineData("(", ")")]
    [InlineData("(", ".)")]
    [InlineData("(", "),")]
    [InlineData("[", "]")]
    [InlineData("\"", "\",")]
    [InlineData("'", "'.")]
    [InlineData("“", "”")]
    [InlineData("«", "»")]
    [InlineData("&lt;", "&gt;")]
    [InlineData("`", "`")]
    [InlineData("see:", "; or")]
    public void Punctuation_around_an_address_stays_outside_the_link(string before, string after)
    {
        foreach (var address in new[] { "https://example.org", "https://example.org/a?b=c", "https://en.wikipedia.org/wiki/Manifesto_(disambiguation)" })
        {
            var typed = System.Net.WebUtility.HtmlDecode(before) + address + System.Net.WebUtility.HtmlDecode(after);

            Assert.Equal($"<p>{before.Replace("\"", "&quot;", StringComparison.Ordinal)}{Link(address, address)}{after.Replace("\"", "&quot;", StringComparison.Ordinal)}</p>", Html(typed));
        }
    }

    [Fact]
    public void The_inner_one_of_two_links_is_one() =>
        Assert.Equal($"<p>[a {Link("https://example.org", "b")} c](tel:1)</p>", Html("[a [b](https://example.org) c](tel:1)"));

    [Theory]
    [InlineData("[read](https://example.org/a) or https://example.org/b", "<p>[read](https://example.org/a) or https://example.org/b</p>")]
    [InlineData("- *[read](mailto:a@example.org)*\n- <b>", "<ul>\n<li><em>[read](mailto:a@example.org)</em></li>\n<li>&lt;b&gt;</li>\n</ul>")]
    public void Without_links_they_are_shown_as_typed(string typed, string html) => Assert.Equal(html, SafeHtml.WithoutLinks(typed).Value!.Trim());

    private static string Link(string href, string text) => $"<a href=\"{href}\" rel=\"nofollow ugc noopener\">{text}</a>";

    private static string Html(string typed) => SafeHtml.FromFormatted(typed).Value!.Trim();
}
