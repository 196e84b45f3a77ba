using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Intake;

public sealed class LimitTests(SharedAzurite azurite)
{
    private static readonly string[] Tight = ["--Limits:Burst=3", "--Limits:PerMinute=1"];

    private static readonly object Barrier = new { kind = "barrier", category = "tools", title = "One too many", attribution = "anonymous", licence = "yes" };

    [Fact]
    public async Task Posts_over_the_limit_get_Retry_After_and_other_addresses_are_served()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "macOS has only one loopback address.");
        await using var app = await Start(Tight);
        var form = await app.Contributor.Fills();
        await Spend(form, 3);

        var refused = await form.Submit();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("Too much was sent at once", refused.Heading);
        Assert.Contains("Wait 60 seconds, then go back in your browser and send it again.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("nothing was lost", refused.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", refused.Headers.CacheControl!.ToString());
        using var neighbour = new PlainBrowser(IPAddress.Parse("127.0.0.2"));
        Assert.Equal(HttpStatusCode.OK, (await neighbour.Send(form.ToRequest())).Status);
    }

    [Fact]
    public async Task A_refused_post_of_the_check_page_can_be_sent_again_and_stored_nothing()
    {
        await using var app = await Start("--Limits:Burst=2", "--Limits:PerMinute=1200");
        var form = await app.Contributor.Fills();
        var check = await form.Submit();
        while ((await form.Submit()).Status != HttpStatusCode.TooManyRequests)
        {
        }

        var receipt = await Eventually.Some(
            async () => await check.Submit() is { Status: HttpStatusCode.OK } page ? page : null, "a post to be taken again");

        Assert.Equal("We have your contribution", receipt.Heading);
        Assert.Single(await app.ContributionIds());
    }

    [Fact]
    public async Task An_address_that_the_client_claims_does_not_help()
    {
        await using var app = await Start(Tight);
        var form = await app.Contributor.Fills();
        await Spend(form, 3);

        var claimed = form.ToRequest();
        claimed.Headers.Add("X-Forwarded-For", "203.0.113.7");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await app.Browser.Send(claimed)).Status);
    }

    [Fact]
    public async Task Behind_a_gateway_its_entry_says_who_it_is()
    {
        await using var app = await Start([.. Tight, "--Intake:TrustedHops=2"]);
        var form = await app.Contributor.Fills();
        await Spend(form, 3);

        var other = form.ToRequest();
        other.Headers.Add("X-Forwarded-For", "198.51.100.1, 203.0.113.7:50123");

        Assert.Equal(HttpStatusCode.OK, (await app.Browser.Send(other)).Status);
    }

    [Fact]
    public async Task A_program_gets_a_problem_that_says_when_to_come_back()
    {
        await using var app = await Start(Tight);
        await Spend(await app.Contributor.Fills(), 3);

        using var refused = await app.Browser.Http.PostAsJsonAsync(app.Function("contributions"), Barrier);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter!.Delta);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Send it again after 60 seconds. Nothing was stored, so nothing will be there twice.", problem.GetProperty("detail").GetString());
        Assert.Empty(await app.ContributionIds());
    }

    [Fact]
    public async Task A_hundred_people_behind_one_address_are_all_served()
    {
        await using var app = await Start();
        var form = await app.Contributor.Fills();

        await Parallel.ForEachAsync(Enumerable.Range(1, 100), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (_, _) =>
        {
            var receipt = await (await form.Submit()).Submit();
            Assert.Equal((HttpStatusCode.OK, "We have your contribution"), (receipt.Status, receipt.Heading));
        });

        Assert.Equal(100, (await app.ContributionIds()).Count);
    }

    private Task<ManifestoApp> Start(params string[] settings) => ManifestoApp.Start(azurite, services => services.RemovePumps(), settings);

    private static async Task Spend(WebPage form, int posts)
    {
        for (var post = 0; post < posts; post++)
            Assert.Equal(HttpStatusCode.OK, (await form.Submit()).Status);
    }
}
