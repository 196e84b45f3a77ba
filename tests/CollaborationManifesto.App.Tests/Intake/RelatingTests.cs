using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>Guidance is linked to its principle and its barrier.</summary>
public sealed class RelatingTests(SharedAzurite azurite)
{
    private const string Principle = "Write decisions down";
    private const string Slug = "write-decisions-down";

    [Fact]
    public async Task Guidance_sent_from_a_principles_own_form_is_published_under_it()
    {
        await using var app = await StartWithPrinciple();
        var page = await app.Browser.Open(new(app.Site, $"/principles/{Slug}/"));
        Assert.Equal($"/principles/{Slug}/contribute/", page.Document.QuerySelector(".cm-principle__main #guidance + p a")!.GetAttribute("href"));

        var check = await (await app.Contributor.FillsGuidanceOn(Slug)).Submit();
        Assert.Contains(Principle, check.Text, StringComparison.Ordinal);
        await check.Submit();
        await app.Curators.Decides(Curators.Ben, "We wrote it down", "approve");

        await app.Published($"/principles/{Slug}/", "We wrote it down");
    }

    [Fact]
    public async Task Errors_and_changes_come_back_on_the_principles_own_form()
    {
        await using var app = await StartWithPrinciple();
        await app.Published($"/principles/{Slug}/contribute/", "Add guidance");
        var form = await app.Contributor.FillsGuidanceOn(Slug);

        var wrong = await form.Type("title", "").Submit();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Add guidance"), (wrong.Status, wrong.Heading));
        Assert.StartsWith($"Error: Add guidance on “{Principle}”", wrong.Document.Title, StringComparison.Ordinal);
        Assert.Equal("And nobody argued again.", wrong.Value("text"));

        var check = await wrong.Type("title", "We wrote it down").Submit();
        Assert.Equal("Add guidance", (await check.Submit("text")).Heading);
        var general = await check.Submit("kind");
        Assert.Equal(("Add what you know", "guidance", "We wrote it down"), (general.Heading, general.Value("kind"), general.Value("title")));
        Assert.Equal(form.Value("principle"), general.Value("principle"));
    }

    [Fact]
    public async Task A_barrier_has_a_form_to_say_how_one_got_past_it()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends("Nobody <asked> why");
        await app.Curators.Decides(Curators.Ben, "Nobody <asked> why", "approve");
        var id = Assert.Single(await app.Services.Contributions()).Id;
        var page = await app.Published($"/contributions/{id}/", "Nobody <asked> why");

        var form = await app.Browser.Open(new(app.Site, page.Document.QuerySelector("main a[href$='/contribute/']")!.GetAttribute("href")!));
        Assert.Equal("Say how you got past it", form.Heading);
        Assert.Equal("Nobody <asked> why", form.Document.QuerySelector("#kind strong")!.TextContent);
        var wrong = await form.Choose("category", "decision-making").Type("text", "We asked.").Choose("licence", "yes").Submit();
        Assert.Equal(("Say how you got past it", "We asked."), (wrong.Heading, wrong.Value("text")));
        Assert.Equal(["Enter a title"], wrong.Errors);
        var check = await wrong.Type("title", "We asked").Submit();
        Assert.Contains(id.Reference, check.Text, StringComparison.Ordinal);
        Assert.Equal("Say how you got past it", (await check.Submit("text")).Heading);
        Assert.Equal("Add what you know", (await check.Submit("barrier")).Heading);
        await check.Submit();

        var sent = (await app.Services.Contributions()).Single(one => one.Title == "We asked");
        Assert.Equal((ContributionKind.Guidance, id.Reference, Attribution.Anonymous), (sent.Kind, sent.Barrier, sent.Contributor.Attribution));
    }

    [Fact]
    public async Task Curators_see_which_barrier_guidance_is_about()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends();
        await app.Curators.Decides(Curators.Ben, "Nobody wrote down why", "approve");
        var board = await app.Published("/board/", "Nobody wrote down why");
        var reference = board.Document.QuerySelector(".cm-note__reference")!.TextContent;

        var form = (await app.Contributor.Fills("We wrote it down")).Choose("kind", "guidance").Type("barrier", $" {reference.ToLowerInvariant().Replace('-', ' ')} ");
        var check = await form.Submit();
        Assert.Contains(reference, check.Text, StringComparison.Ordinal);
        await check.Submit();

        Assert.Contains($"About barrier {reference}", (await app.Curators.Mail(Curators.Ben, "We wrote it down")).Text, StringComparison.Ordinal);
        var review = await app.Curators.OpensReview(Curators.Ben, "We wrote it down");
        Assert.Equal($"About barrier {reference}", review.Document.GetElementById("about")!.TextContent);
        Assert.NotNull(board.Document.GetElementById(new Uri(review.Document.QuerySelector("#about a")!.GetAttribute("href")!).Fragment[1..]));
    }

    private async Task<ManifestoApp> StartWithPrinciple()
    {
        var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple(Principle);
        return app;
    }
}
