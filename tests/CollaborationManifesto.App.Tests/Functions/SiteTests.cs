using System.Net;
using CollaborationManifesto.App.Tests.Running;

namespace CollaborationManifesto.App.Tests.Functions;

/// <summary>The local site answers as Azure's static website does (docs/site.md).</summary>
public sealed class SiteTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_page_is_served_with_or_without_its_slash_but_not_in_capitals()
    {
        await using var app = await ManifestoApp.Start(azurite);

        var page = await app.Browser.Open(new(app.Site, "/contribute/"));
        Assert.Equal((HttpStatusCode.OK, page.Html), await Get("/contribute"));
        foreach (var path in new[] { "/Contribute/", "/CONTRIBUTE", "/contribut", "/contribute/index.html/" })
        {
            var (status, html) = await Get(path);
            Assert.Equal(HttpStatusCode.NotFound, status);
            Assert.Contains("<h1>Page not found</h1>", html, StringComparison.Ordinal);
        }

        async Task<(HttpStatusCode, string)> Get(string path) => await app.Browser.Open(new(app.Site, path)) is var answer ? (answer.Status, answer.Html) : default;
    }

    [Fact]
    public async Task A_page_that_is_not_there_leads_on()
    {
        await using var app = await ManifestoApp.Start(azurite);

        var links = (await app.Browser.Open(new(app.Site, "/Board"))).Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(["/", "/whole/", "/board/", "/contribute/"], links);
        foreach (var link in links.Append("/about/").Append("/poster/"))
        {
            var page = await app.Browser.Open(new(app.Site, link));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            // The header has no link to these.
            Assert.Equal(link is "/" or "/whole/" or "/poster/" ? [] : [link], page.Document.QuerySelectorAll("header [aria-current=page]").Select(here => here.GetAttribute("href")));
        }
    }
}
