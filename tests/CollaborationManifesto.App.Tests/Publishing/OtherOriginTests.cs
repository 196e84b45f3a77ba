using System.Net;
using CollaborationManifesto.App.Tests.Browser;
using CollaborationManifesto.App.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>Pages of other origins show the manifesto.</summary>
public sealed class OtherOriginTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task The_example_in_the_documentation_shows_the_principles_on_somebody_elses_page()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple("Write it <b>down</b>");
        await app.Published("/manifesto.json", "Write it");
        var documentation = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "data.md"));
        var example = documentation.Split("```html\n")[1].Split("```")[0].Replace("http://127.0.0.1:7071/", app.Api.ToString(), StringComparison.Ordinal);
        await using var somebodyElse = await Serve(example);

        await page.GotoAsync(somebodyElse.Urls.Single());

        await Assertions.Expect(page.Locator("#principles li")).ToHaveTextAsync("Write it <b>down</b>");
    }

    private static async Task<WebApplication> Serve(string html)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.MapGet("/", () => Results.Content(html, "text/html"));
        await site.StartAsync();
        return site;
    }

    [Fact]
    public async Task It_is_the_published_file_and_is_not_sent_again_to_who_has_it()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple("Write it down");
        var published = await app.Published("/manifesto.json", "Write it down");

        using var answer = await app.Browser.Http.GetAsync(app.Function("manifesto.json"));
        using var again = new HttpRequestMessage(HttpMethod.Get, app.Function("manifesto.json"));
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await app.Browser.Http.SendAsync(again);

        Assert.Equal(published.Html, await answer.Content.ReadAsStringAsync());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(TimeSpan.FromMinutes(1), answer.Headers.CacheControl!.MaxAge);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }
}
