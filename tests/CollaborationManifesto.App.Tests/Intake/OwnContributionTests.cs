using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>What contributors can do on their private page.</summary>
public sealed class OwnContributionTests(SharedAzurite azurite)
{
    private const string Title = "The code was on someone's laptop";

    [Fact]
    public async Task A_contribution_is_withdrawn_before_the_curators_decided()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(Title);
        await app.Curators.Mail(Curators.Amina, Title);

        var confirm = await status.Choose("wish", "withdraw").Submit();
        AssertAsks(confirm, "Withdraw my contribution", "The curators will not decide on it, and it will not be published.", status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await app.Browser.Open(Back(confirm))).Submit()).Status);
        // The page of the version before posted the same fields and withdrew at once.
        Assert.Equal("Withdraw my contribution", (await confirm.Browser.Send(confirm.ToRequest())).Heading);
        Assert.Equal("We have your contribution", (await app.Browser.Open(status.Address)).Heading);

        var withdrawn = await confirm.Submit();

        Assert.Equal((HttpStatusCode.OK, "You withdrew your contribution", status.Address), (withdrawn.Status, withdrawn.Heading, withdrawn.Address));
        AssertSays(withdrawn, "Your contribution is withdrawn It will not be published.");
        Assert.Empty(withdrawn.Document.QuerySelectorAll("main form"));
        Assert.Empty((await app.Browser.Open(status.Address)).Document.QuerySelectorAll(".govuk-notification-banner"));
        // Pressed twice.
        AssertSays(await confirm.Submit(), "Your contribution is withdrawn It will not be published.");
        var late = await app.Curators.OpensReview(Curators.Amina, Title);
        Assert.Contains("The person who sent it withdrew it. It is closed.", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_contribution_that_is_withdrawn_leaves_the_site()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(Title);
        await app.Curators.Decides(Curators.Amina, Title, "approve");
        await app.Published("/manifesto.json", "laptop");

        var confirm = await (await app.Browser.Open(status.Address)).Choose("wish", "withdraw").Submit();
        AssertAsks(confirm, "Withdraw my contribution", "It is removed from the site within a few minutes, and from the earlier versions of the manifesto.", status);
        var withdrawn = await confirm.Submit();

        AssertSays(withdrawn, "Your contribution is withdrawn If it is still on the site, it is removed within a few minutes.");
        await app.Gone("/manifesto.json", "laptop");
        await app.Gone("/board/", "laptop");
    }

    [Fact]
    public async Task A_correction_resets_the_votes()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: "--Curation:ApprovalsNeeded=2");
        var status = await app.Contributor.Sends(Title);
        await app.Curators.Decides(Curators.Ben, Title, "approve");
        var stale = await app.Curators.OpensReview(Curators.Amina, Title);

        var form = await status.Choose("wish", "correct").Submit();
        Assert.Equal(Title, form.Value("title"));
        var invalid = await form.Type("title", "").Submit();
        Assert.Equal(["Enter a title"], invalid.Errors);
        var done = await invalid.Type("title", "The code was on one laptop only").Submit();

        Assert.Equal(("We have your new version", status.Address), (done.Heading, done.Address));
        AssertSays(done, "Your new version is saved It is waiting for a decision by the curators.");
        Assert.Contains("The code was on one laptop only", done.Text, StringComparison.Ordinal);
        foreach (var curator in new[] { Curators.Amina, Curators.Ben, Curators.Carys })
            await app.Curators.Mail(curator, "The code was on one laptop only");
        var overtaken = await stale.Choose("decision", "approve").Submit();
        Assert.Equal(HttpStatusCode.Conflict, overtaken.Status);
        Assert.Equal(["This changed since you opened it. Read it again before you decide"], overtaken.Errors);
        Assert.Contains("It needs 2 approvals.", overtaken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_of_something_published_takes_it_off_the_site_until_it_is_decided()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(Title);
        await app.Curators.Decides(Curators.Amina, Title, "approve");
        await app.Published("/manifesto.json", "laptop");

        var form = await (await app.Browser.Open(status.Address)).Choose("wish", "correct").Submit();
        await form.Type("title", "A better title").Submit();
        await app.Gone("/manifesto.json", "laptop");

        await app.Curators.Decides(Curators.Amina, "A better title", "approve");
        await app.Published("/manifesto.json", "A better title");
    }

    [Fact]
    public async Task A_correction_after_the_decision_is_refused_and_kept()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var form = await (await app.Contributor.Sends(Title)).Choose("wish", "correct").Submit();
        await app.Curators.Decides(Curators.Amina, Title, "approve");

        var answer = await form.Type("text", "Typed in vain").Submit();

        Assert.Equal(["This changed since you opened it. Go back to your page to see what was decided"], answer.Errors);
        Assert.Equal("Typed in vain", answer.Value("text"));
    }

    [Fact]
    public async Task Erasure_removes_personal_data_everywhere_and_keeps_the_text()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var form = (await app.Contributor.Fills(Title))
            .Choose("kind", "guidance").Choose("attribution", "named").Type("name", "Canary Person").Type("organisation", "Canary Council").Type("email", "canary@example.org");
        var status = await (await form.Submit()).Submit();
        await app.Curators.Decides(Curators.Amina, Title, "approve");
        await app.Published("/manifesto.json", "Canary Person, Canary Council");
        await app.MailTo("canary@example.org", "Is this your address?");

        var confirm = await (await app.Browser.Open(status.Address)).Choose("wish", "erase").Submit();
        AssertAsks(confirm, "Erase my personal data", "The text stays on the site, without a name.", status);
        Assert.Contains("We can no longer email you about it.", confirm.Text, StringComparison.Ordinal);
        Assert.Contains("Canary Person", await (await app.Browser.Http.GetAsync(new Uri(app.Site, "/manifesto.json"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var erased = await confirm.Submit();

        AssertSays(erased, "Your personal data is erased We keep the text without a name. If your name is still on the site, it is removed within a few minutes.");
        Assert.DoesNotContain(erased.Document.QuerySelectorAll("[name=wish]"), choice => choice.GetAttribute("value") == "erase");
        var id = ContributionId.Parse((await app.ContributionIds()).Single());
        var row = (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None))!.Value.Value;
        Assert.Equal(CollaborationManifesto.Model.Contributor.Unknown, row.Contributor);
        await app.Gone("/manifesto.json", "Canary");
        await app.Published("/manifesto.json", "laptop");
        await Eventually.True(() => app.Mails().All(mail => mail.To != "canary@example.org"), "the mail provider to forget the address");
        await Eventually.Some(
            async () => (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None))!.Value.Value.ErasureDue is null ? "forgotten" : null,
            "the sealed address to go");
    }

    [Fact]
    public async Task An_untouched_form_changes_nothing()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(Title);

        var answer = await status.Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(["Choose what you want to do"], answer.Errors);
        Assert.Equal("We have your contribution", answer.Heading);
    }

    /// <summary>The page names the act and what follows, and leads back without doing anything.</summary>
    private static void AssertAsks(WebPage confirm, string act, string consequence, WebPage status)
    {
        Assert.Equal((HttpStatusCode.OK, act), (confirm.Status, confirm.Heading));
        Assert.Equal(act, confirm.Document.QuerySelector("main form button")!.TextContent);
        Assert.Contains(consequence, confirm.Text, StringComparison.Ordinal);
        Assert.Contains("You cannot undo this.", confirm.Text, StringComparison.Ordinal);
        Assert.Equal(status.Address, Back(confirm));
    }

    private static Uri Back(WebPage confirm) => new(confirm.Document.QuerySelectorAll("main a").Single(link => link.TextContent == "Leave it as it is").GetAttribute("href")!);

    private static void AssertSays(WebPage page, string sentences) =>
        Assert.Equal($"Success {sentences}", string.Join(' ', page.Document.QuerySelector(".govuk-notification-banner[role=alert]")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
