using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Core.Tests.Contributions;

public sealed class SafeHtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("a <img src=x onerror=alert(1)> & b", "<p>a &lt;img src=x onerror=alert(1)&gt; &amp; b</p>")]
    [InlineData("<div>\nblock\n</div>", "<p>&lt;div&gt;\nblock\n&lt;/div&gt;</p>")]
    [InlineData("<!-- comment -->", "<p>&lt;!-- comment --&gt;</p>")]
    [InlineData("&lt;script&gt;", "<p>&lt;script&gt;</p>")]
    [InlineData("`<b>`", "<p><code>&lt;b&gt;</code></p>")]
    public void Raw_html_is_shown_and_not_run(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html,hi)")]
    [InlineData("[x](vbscript:hi)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x]\n\n[x]: javascript:alert(1)")]
    public void A_link_that_could_run_something_leads_nowhere(string markdown) => Assert.Equal("<p><a>x</a></p>", Html(markdown));

    [Theory]
    [InlineData("[x](https://example.org/?a=1&b=2)", "https://example.org/?a=1&amp;b=2", "x")]
    [InlineData("[x](http://example.org \"a title\")", "http://example.org", "x")]
    [InlineData("[x](mailto:a@example.org)", "mailto:a@example.org", "x")]
    [InlineData("<https://example.org>", "https://example.org", "https://example.org")]
    [InlineData("[x][y]\n\n[y]: https://example.org", "https://example.org", "x")]
    [InlineData("[x](https://example.org/\"onclick=alert(1))", "https://example.org/%22onclick=alert(1)", "x")]
    public void A_link_says_that_we_do_not_vouch_for_it(string markdown, string href, string text) =>
        Assert.Equal($"<p><a href=\"{href}\" rel=\"nofollow ugc noopener\">{text}</a></p>", Html(markdown));

    [Fact]
    public void Images_are_gone() => Assert.Equal("<p>a  b</p>", Html("a ![spy](https://example.org/pixel.png) b"));

    [Theory]
    [InlineData("# One\n\n## Two", 2, "<h2>One</h2>\n<h3>Two</h3>")]
    [InlineData("# One\n\n### Three\n\n###### Six", 4, "<h4>One</h4>\n<h6>Three</h6>\n<h6>Six</h6>")]
    [InlineData("### Three\n\n# One", 3, "<h5>Three</h5>\n<h3>One</h3>")]
    [InlineData("###### Six", 4, "<h4>Six</h4>")]
    [InlineData("> # Quoted", 4, "<blockquote>\n<h4>Quoted</h4>\n</blockquote>")]
    [InlineData("One\n===", 4, "<h4>One</h4>")]
    public void Headings_begin_at_the_level_of_the_page(string markdown, int top, string html) =>
        Assert.Equal(html, SafeHtml.Of(markdown, top).Value!.Trim());

    [Theory]
    [InlineData("One\ntwo\n\nthree", "<p>One\ntwo</p>\n<p>three</p>")]
    [InlineData("one  \ntwo", "<p>one<br>\ntwo</p>")]
    [InlineData("*a* **b**", "<p><em>a</em> <strong>b</strong></p>")]
    [InlineData("- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>")]
    [InlineData("3. a\n   - b", "<ol start=\"3\">\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>")]
    [InlineData("```js\nx < y\n```", "<pre><code>x &lt; y\n</code></pre>")]
    [InlineData("> a", "<blockquote>\n<p>a</p>\n</blockquote>")]
    [InlineData("---", "<hr>")]
    [InlineData("می‌خواهم 👩‍👩‍👧", "<p>می‌خواهم 👩‍👩‍👧</p>")]
    [InlineData("", "")]
    public void Markdown_becomes_plain_elements(string markdown, string html) => Assert.Equal(html, Html(markdown));

    private static string Html(string markdown) => SafeHtml.Of(markdown, 4).Value!.Trim();
}
