using AngleSharp.Html.Parser;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>Formatting is the same everywhere (docs/formatting.md).</summary>
public sealed class FormattingTests(SharedAzurite azurite)
{
    private const string Title = "We met too rarely";
    private const string Text = "We tried:\nweekly calls\na shared board\n\nSee https://example.org/a and www.example.org. [Here](/privacy/)\n--\nSam &amp; co";
    private const string Lines = "<p>We tried:<br>\nweekly calls<br>\na shared board</p>";
    private const string End = ". [Here](/privacy/)<br>\n--<br>\nSam &amp;amp; co</p>";

    [Fact]
    public async Task Links_are_live_on_pages_and_in_the_feed_but_not_in_emails()
    {
        await using var app = await ManifestoApp.Start(azurite);

        var check = await (await app.Contributor.Fills(Title, Text)).Submit();
        AssertShown(check.Html, "https://example.org/a", "https://www.example.org");
        AssertShown((await check.Submit()).Html, "https://example.org/a", "https://www.example.org");
        var mail = await app.Curators.Mail(Curators.Amina, Title);
        AssertShown(mail.Html);
        Assert.Contains("> We tried:\n> weekly calls\n> a shared board\n> \n> See https://example.org/a and www.example.org. [Here](/privacy/)\n> --\n> Sam &amp; co\n", mail.Text, StringComparison.Ordinal);
        AssertShown((await app.Curators.OpensReview(Curators.Amina, Title)).Html, "https://example.org/a", "https://www.example.org");
        await app.Curators.Decides(Curators.Amina, Title, "approve");

        AssertShown((await app.Published("/board/", Title)).Html, "https://example.org/a", "https://www.example.org");
        AssertShown(System.Net.WebUtility.HtmlDecode((await app.Published("/feed.atom", Title)).Html), "https://example.org/a", "https://www.example.org");
        Assert.Contains(
            @"""text"": ""We tried:  \nweekly calls  \na shared board\n\nSee \u003Chttps://example.org/a\u003E and [www.example.org](https://www.example.org). \\[Here\\](/privacy/)  \n\\--  \nSam \u0026amp;amp; co"",",
            (await app.Published("/manifesto.json", Title)).Html,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]: https://example.org/a", "[1]: https://example.org/a")]
    [InlineData("&nbsp;", "&nbsp;")]
    [InlineData("***", "***")]
    public async Task Text_that_CommonMark_hides_is_shown_as_typed(string text, string shown)
    {
        await using var app = await ManifestoApp.Start(azurite);
        await (await (await app.Contributor.Fills(Title, text)).Choose("kind", "principle").Submit()).Submit();
        await app.Curators.Decides(Curators.Amina, Title, "approve");

        var page = new HtmlParser().ParseDocument((await app.Published("/principles/we-met-too-rarely/", Title)).Html);

        Assert.Equal(shown, page.QuerySelector(".cm-principle__statement")!.TextContent.Trim());
    }

    private static void AssertShown(string html, params string[] links)
    {
        Assert.Contains(Lines, html, StringComparison.Ordinal);
        Assert.Contains(End, html, StringComparison.Ordinal);
        Assert.Equal(links, new HtmlParser().ParseDocument(html).QuerySelectorAll("a[rel~=ugc]").Select(link => link.GetAttribute("href")));
    }
}
