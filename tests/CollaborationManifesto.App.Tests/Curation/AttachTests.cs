using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Curators arrange many contributions under principles from the desk.</summary>
public sealed class AttachTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Attaching_a_waiting_contribution_publishes_it_under_the_principle()
    {
        await using var app = await Start();
        await Send(app, "One", "Two");

        var choose = await (await app.Desk(Curators.Ben)).Tick("One").Tick("Two").Type("action", "attach").Submit();
        Assert.Contains("This links 2 contributions to a principle and approves any still waiting.", choose.Text, StringComparison.Ordinal);
        Assert.Equal(["Select a principle"], (await choose.Submit()).Errors);
        var done = await choose.Choose("target", $"{await Id(app, "Write it down")}").Submit();

        Assert.Equal("2 contributions linked to “Write it down”", done.Heading);
        Assert.Contains("2 are published.", done.Text, StringComparison.Ordinal);
        var principle = await app.Published("/principles/write-it-down/", "Two");
        Assert.Contains("One", principle.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Edited by curators", (await app.Browser.Open(new(app.Site, "/board/"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attaching_a_published_contribution_twice_changes_it_once()
    {
        await using var app = await Start();
        await Send(app, "One");
        await app.Curators.Decides(Curators.Amina, "One", "approve");
        await app.Published("/manifesto.json", "One");

        await Attach(app, "One", "view=decided");
        await app.Published("/principles/write-it-down/", "One");
        var revision = (await Stored(app, "One")).Revision;
        await Attach(app, "One", "view=decided");

        var stored = await Stored(app, "One");
        Assert.Equal((revision, HistoryAction.Amended, ContributionState.Approved), (stored.Revision, stored.History[^1].Action, stored.State));
        Assert.Equal([await Id(app, "Write it down")], stored.Principles);
    }

    [Fact]
    public async Task Attaching_keeps_earlier_principles()
    {
        await using var app = await Start();
        await app.PublishPrinciple("Say no early");
        await Send(app, "One");
        foreach (var principle in new[] { "Write it down", "Say no early" })
        {
            await Attach(app, "One", principle == "Write it down" ? "view=waiting" : "view=decided", principle);
            await app.Published($"/principles/{Slug.FromTitle(principle)}/", "One");
        }

        Assert.Equal([await Id(app, "Write it down"), await Id(app, "Say no early")], (await Stored(app, "One")).Principles);
    }

    [Fact]
    public async Task Attaching_needs_a_published_principle_and_takes_no_principles()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await Send(app, "One");
        var none = await (await app.Desk(Curators.Ben)).Tick("One").Type("action", "attach").Submit();
        Assert.Equal(["No principle is published yet. Approve one first"], none.Errors);
        await app.PublishPrinciple("Write it down");
        await app.PublishPrinciple("Say no early");

        var done = await Attach(app, "Say no early", "view=decided");

        Assert.Equal("No contributions linked to “Write it down”", done.Heading);
        Assert.Contains("1 contribution not changed You cannot link a principle to another.", done.Text, StringComparison.Ordinal);
        Assert.Empty((await Stored(app, "Say no early")).Principles);
    }

    [Fact]
    public async Task Principles_are_offered_in_their_order()
    {
        await using var app = await Start();
        await app.PublishPrinciple("Say no early");
        await Send(app, "One");
        var choose = await (await app.Desk(Curators.Ben)).Tick("One").Type("action", "attach").Submit();

        Assert.Equal("Link 1 contribution to a principle", choose.Heading);
        Assert.Equal(["1. Write it down", "2. Say no early"], choose.Document.QuerySelectorAll(".govuk-radios label").Select(label => label.TextContent));
    }

    private async Task<ManifestoApp> Start()
    {
        var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple("Write it down");
        return app;
    }

    private static async Task Send(ManifestoApp app, params string[] titles)
    {
        foreach (var title in titles)
            await app.Contributor.Sends(title);
        await app.Curators.Mail(Curators.Carys, titles[^1]);
        await app.IsIdle();
    }

    private static async Task<WebPage> Attach(ManifestoApp app, string title, string view, string principle = "Write it down")
    {
        var choose = await (await app.Desk(Curators.Ben, view)).Tick(title).Type("action", "attach").Submit();
        return await choose.Choose("target", $"{await Id(app, principle)}").Submit();
    }

    private static async Task<Contribution> Stored(ManifestoApp app, string title) => (await app.Services.Contributions()).Single(one => one.Title == title);

    private static async Task<ContributionId> Id(ManifestoApp app, string title) => (await Stored(app, title)).Id;
}
