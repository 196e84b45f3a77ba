using System.Net;
using Azure.Data.Tables;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Curation;

public sealed class ReviewLinkTests(SharedAzurite azurite)
{
    private const string Title = "Which one is the final version?";

    [Fact]
    public async Task Opening_a_link_changes_nothing()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(Title);
        var review = Curators.LinkIn(await app.Curators.Mail(Curators.Amina, Title));
        await app.IsIdle();
        var before = await Row(app);

        foreach (var link in new[] { review, status.Address })
        {
            for (var times = 0; times < 20; times++)
            {
                Assert.Equal(HttpStatusCode.OK, (await app.Browser.Http.SendAsync(new(HttpMethod.Get, link))).StatusCode);
                Assert.Equal(HttpStatusCode.OK, (await app.Browser.Http.SendAsync(new(HttpMethod.Head, link))).StatusCode);
            }
        }

        var untouched = await (await app.Browser.Open(review)).Submit();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, untouched.Status);
        Assert.Equal(["Select your decision"], untouched.Errors);
        Assert.Equal(before.ETag, (await Row(app)).ETag);
        Assert.Equal(0, await app.QueueLength());
        Assert.Equal(3, app.Mails().Count);
        Assert.Contains("is approved", (await app.Curators.Decides(Curators.Amina, Title, "approve")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_link_gets_a_page_that_says_what_to_do()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(Title);
        var review = Curators.LinkIn(await app.Curators.Mail(Curators.Amina, Title)).AbsoluteUri;
        var statusToken = status.Address.Query;

        foreach (var link in new[] { app.Function("review").AbsoluteUri, review[..^1], review[..^3] + "AAA", app.Function("review").AbsoluteUri + statusToken })
            await AssertPage(app, link, HttpStatusCode.NotFound, "This link does not work");
        foreach (var link in new[] { app.Function("contributions/status").AbsoluteUri, status.Address.AbsoluteUri[..^2], app.Function("contributions/status").AbsoluteUri + new Uri(review).Query })
            await AssertPage(app, link, HttpStatusCode.NotFound, "This link does not work");
    }

    [Fact]
    public async Task An_expired_link_says_so_and_decides_nothing()
    {
        var clock = new MovableClock();
        await using var app = await ManifestoApp.Start(azurite, services => services.AddSingleton<TimeProvider>(clock));
        await app.Contributor.Sends(Title);
        var page = await app.Curators.OpensReview(Curators.Amina, Title);
        await app.IsIdle();
        var before = await Row(app);

        clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));

        Assert.Equal((HttpStatusCode.Gone, "This link has expired"), Seen(await app.Browser.Open(page.Address)));
        var late = await page.Choose("decision", "object").Type("reason", "It took me two weeks to write this").Submit();
        Assert.Equal((HttpStatusCode.Gone, "This link has expired"), Seen(late));
        Assert.Contains("It took me two weeks to write this", late.Text, StringComparison.Ordinal);
        Assert.Equal(before.ETag, (await Row(app)).ETag);
    }

    [Fact]
    public async Task A_removed_curator_loses_access_at_once()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends(Title);
        var page = await app.Curators.OpensReview(Curators.Ben, Title);
        await app.IsIdle();
        var before = await Row(app);

        var table = app.Get<TableServiceClient>().GetTableClient(app.Get<IOptions<StorageSettings>>().Value.CuratorsTable);
        await foreach (var row in table.QueryAsync<TableEntity>($"Email eq '{Curators.Ben}'"))
            await table.DeleteEntityAsync(row);

        Assert.Equal((HttpStatusCode.Forbidden, "This link no longer works"), Seen(await app.Browser.Open(page.Address)));
        Assert.Equal((HttpStatusCode.Forbidden, "This link no longer works"), Seen(await page.Choose("decision", "approve").Submit()));
        Assert.Equal(before.ETag, (await Row(app)).ETag);
    }

    [Fact]
    public async Task Pages_with_a_token_are_private_and_run_no_scripts()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(Title);
        var review = await app.Curators.OpensReview(Curators.Amina, Title);

        foreach (var page in new[] { status, review })
        {
            Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
            Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
            Assert.StartsWith("default-src 'none';", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("script, [onload], [autosubmit]"));
            Assert.False(page.Headers.Contains("Set-Cookie"));
        }
    }

    private static async Task AssertPage(ManifestoApp app, string link, HttpStatusCode status, string heading) =>
        Assert.Equal((status, heading), Seen(await app.Browser.Open(new(link))));

    private static (HttpStatusCode Status, string Heading) Seen(WebPage page) => (page.Status, page.Heading);

    private static async Task<Versioned<Contribution>> Row(ManifestoApp app) =>
        (await app.Get<ContributionStore>().FindAsync(ContributionId.Parse((await app.ContributionIds()).Single()), CancellationToken.None))!.Value;
}
