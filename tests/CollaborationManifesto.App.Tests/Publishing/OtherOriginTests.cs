using System.Net;
using Azure.Storage.Blobs;
using CollaborationManifesto.App.Tests.Browser;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>Pages of other sites show the manifesto.</summary>
public sealed class OtherOriginTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task The_documented_example_shows_principles_on_another_site()
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
    public async Task The_API_serves_the_published_file_and_answers_304()
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

    [Theory]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"other\", W/{0}", HttpStatusCode.NotModified)]
    [InlineData("\"other\"", HttpStatusCode.OK)]
    [InlineData("not a tag", HttpStatusCode.OK)]
    public async Task If_None_Match_follows_the_HTTP_rules(string condition, HttpStatusCode status)
    {
        await using var app = await ManifestoApp.Start(azurite);
        using var first = await app.Browser.Http.GetAsync(app.Function("manifesto.json"));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var again = new HttpRequestMessage(method, app.Function("manifesto.json"));
            again.Headers.TryAddWithoutValidation("If-None-Match", condition.Replace("{0}", $"{first.Headers.ETag}", StringComparison.Ordinal));
            using var answer = await app.Browser.Http.SendAsync(again);

            Assert.Equal((status, first.Headers.ETag), (answer.StatusCode, answer.Headers.ETag));
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }
    }

    [Fact]
    public async Task The_file_is_served_as_soon_as_it_is_published()
    {
        var clock = new MovableClock();
        await using var app = await ManifestoApp.Start(azurite, services =>
        {
            services.RemovePumps();
            services.AddSingleton<TimeProvider>(clock);
        });
        var blob = app.Get<BlobServiceClient>().GetBlobContainerClient(app.Get<IOptions<StorageSettings>>().Value.SiteContainer).GetBlobClient("manifesto.json");
        var content = (await blob.DownloadContentAsync()).Value.Content;
        await blob.DeleteAsync();
        using var none = await app.Browser.Http.GetAsync(app.Function("manifesto.json"));
        await blob.UploadAsync(content);
        clock.Advance(TimeSpan.FromSeconds(5));
        using var there = await app.Browser.Http.GetAsync(app.Function("manifesto.json"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (none.StatusCode, there.StatusCode));
    }
}
