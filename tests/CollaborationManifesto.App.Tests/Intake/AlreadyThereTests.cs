using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Flagging;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>The check page shows published items that say nearly the same, without asking storage.</summary>
public sealed class AlreadyThereTests(SharedAzurite azurite)
{
    private const string Said = "Nobody answers when we ask other teams for their plans";
    private const string Heading = "Is it already there?";

    private readonly MovableClock _clock = new();

    [Fact]
    public async Task A_cold_instance_shows_nothing_and_a_warm_one_what_is_published()
    {
        var calls = new StorageCalls();
        await using var app = await Start(calls);
        await Publishes(app, Said);
        await app.Contributor.Sends($"{Said} again");
        await app.HandleMessages();
        await Forgets(app);
        calls.Forget();

        var cold = await (await app.Contributor.Fills($"{Said}!")).Submit();
        await app.Get<PublishedTexts>().Reading;
        Assert.DoesNotContain(Heading, cold.Text, StringComparison.Ordinal);
        Assert.Single(TableReads(calls));
        var warm = await (await app.Contributor.Fills($"{Said}!")).Submit();

        Assert.Contains(Heading, warm.Text, StringComparison.Ordinal);
        // Not what waits for a decision, which is as similar.
        Assert.Equal(Said, Assert.Single(warm.Document.QuerySelectorAll("main li bdi")).TextContent);
        Assert.Single(TableReads(calls));
        Assert.Equal("We have your contribution", (await warm.Submit()).Heading);
    }

    [Fact]
    public async Task What_was_taken_off_the_site_is_not_shown_for_longer_than_two_minutes()
    {
        await using var app = await Start();
        var published = await Publishes(app, Said);
        Assert.Contains(Heading, (await Warm(app)).Text, StringComparison.Ordinal);
        await (await app.Browser.Open(published.Address)).Confirms("withdraw");
        await app.HandleMessages();

        await Forgets(app);
        Assert.DoesNotContain(Heading, (await (await app.Contributor.Fills($"{Said}!")).Submit()).Text, StringComparison.Ordinal);

        Assert.DoesNotContain(Heading, (await Warm(app)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("barrier", "Say how you got past it", "guidance")]
    [InlineData("guidance", "We tried this", "experience")]
    public async Task Adding_to_it_carries_everything_that_was_typed_into_the_other_form(string kind, string heading, string becomes)
    {
        await using var app = await Start();
        var status = await (await app.Contributor.Fills(Said)).Choose("kind", kind).Submit();
        var id = app.IdIn(await status.Submit());
        await app.HandleMessages();
        await app.Curators.Decides(Curators.Amina, Said, "approve");
        await app.HandleMessages();
        await Forgets(app);
        var form = (await app.Contributor.Fills($"{Said}!")).Type("email", "sam@example.org").Choose("attribution", "named").Type("name", "Sam");
        await form.Submit();
        await app.Get<PublishedTexts>().Reading;
        var check = await form.Submit();

        var other = await check.Submit(check.Document.QuerySelector("button[name=add]")!.GetAttribute("value")!);

        Assert.Equal((HttpStatusCode.OK, heading, Said), (other.Status, other.Heading, other.Document.QuerySelector("main form input[name=on]")!.GetAttribute("value")));
        Assert.Equal(($"{Said}!", "sam@example.org", "Sam"), (other.Value("title"), other.Value("email"), other.Value("name")));
        Assert.Contains("So we argued it again in March.", other.Value("text"), StringComparison.Ordinal);
        if (becomes == "experience")
            other.Choose("again", "yes");
        var checkedAgain = await other.Submit();
        Assert.DoesNotContain(Heading, checkedAgain.Text, StringComparison.Ordinal);
        var sent = await checkedAgain.Submit();
        var stored = (await app.Services.Contributions()).Single(one => one.Id == app.IdIn(sent));
        Assert.Equal(becomes, stored.Kind.ToString(), ignoreCase: true);
        Assert.Equal(id.Reference, becomes == "experience" ? stored.About!.Value.Reference : stored.Barrier);
    }

    [Fact]
    public async Task A_button_that_is_not_ours_changes_nothing()
    {
        await using var app = await Start();
        await Publishes(app, Said);
        var check = await Warm(app);
        check.Document.QuerySelector("button[name=add]")!.SetAttribute("value", "Barrier/no-id/Title");

        Assert.Equal("Check what you wrote before you send it", (await check.Submit("Barrier/no-id/Title")).Heading);
    }

    private static async Task<WebPage> Warm(ManifestoApp app)
    {
        await (await app.Contributor.Fills($"{Said}!")).Submit();
        await app.Get<PublishedTexts>().Reading;
        return await (await app.Contributor.Fills($"{Said}!")).Submit();
    }

    /// <returns>The private page.</returns>
    private async Task<WebPage> Publishes(ManifestoApp app, string title)
    {
        var status = await app.Contributor.Sends(title);
        await app.HandleMessages();
        await app.Curators.Decides(Curators.Amina, title, "approve");
        await app.HandleMessages();
        await Forgets(app);
        return status;
    }

    /// <summary>Checking what a test sends has started a read too.</summary>
    private async Task Forgets(ManifestoApp app)
    {
        await app.Get<PublishedTexts>().Reading;
        _clock.Advance(TimeSpan.FromMinutes(3));
    }

    private static IEnumerable<string> TableReads(StorageCalls calls) => calls.All.Where(call => call.StartsWith("GET", StringComparison.Ordinal) && call.EndsWith("()", StringComparison.Ordinal));

    private Task<ManifestoApp> Start(StorageCalls? calls = null) => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        services.AddSingleton<TimeProvider>(_clock);
        calls?.Watch(services);
    });
}
