using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Curators change published contributions from the desk at any time.</summary>
public sealed class CareTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Amending_keeps_both_versions()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple("Write it down");

        var edit = await (await Decided(app, "Write it down")).Choose("decision", "amend").Submit();
        Assert.Equal("Publish this version", edit.Document.QuerySelector("main form button")!.TextContent);
        var amended = await edit.Type("title", "Write down what was decided").Choose("earlier", "show").Submit();

        Assert.Contains("down what was", amended.Document.QuerySelectorAll(".cm-changes ins")[0].TextContent, StringComparison.Ordinal);
        var page = await app.Published("/principles/write-it-down/", "Write down what was decided");
        Assert.Contains("Edited by curators", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unpublished_contribution_waits_again()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple("Write it down");

        var page = (await Decided(app, "Write it down")).Choose("decision", "unpublish");
        Assert.Equal(["Enter your reason"], (await page.Submit()).Errors);
        var waiting = await page.Type("reason", "Someone is named in it").Submit();

        Assert.Equal("This principle is on hold", waiting.Heading);
        var gone = await app.Published("/principles/write-it-down/", "This is not published at the moment");
        Assert.DoesNotContain("Write it down", gone.Html, StringComparison.Ordinal);
        await app.Curators.Decides(Curators.Ben, "Write it down", "approve");
        await app.Published("/principles/write-it-down/", "So that nobody argues twice.");
    }

    [Fact]
    public async Task A_retired_principle_keeps_its_page()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple("Write it down");
        await app.PublishPrinciple("Say no early");

        await (await Decided(app, "Write it down")).Choose("decision", "retire").Type("reason", "The next one says it").Submit();

        var page = await app.Published("/principles/write-it-down/", "We retired this principle");
        Assert.Empty(page.Document.QuerySelectorAll("a[href$='/write-it-down/contribute/']"));
        await Eventually.Some(
            async () => (await app.Browser.Open(app.Site)).Document.QuerySelectorAll(".cm-principles__title").Select(title => title.TextContent).SequenceEqual(["Say no early"]) ? page : null,
            "the principle that still counts, alone");
        Assert.Equal(["Say no early"], (await app.Get<Projection>().PublishedPrinciplesAsync(CancellationToken.None)).Select(principle => principle.Title));
    }

    [Fact]
    public async Task A_declined_contribution_can_be_reopened()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends("Declined in haste");
        await app.Curators.Decides(Curators.Amina, "Declined in haste", "decline", "Why");
        await app.IsIdle();

        await (await Decided(app, "Declined in haste")).Choose("decision", "reopen").Type("reason", "I read it again").Submit();

        Assert.Contains("is approved", (await app.Curators.Decides(Curators.Ben, "Declined in haste", "approve")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emailed_review_link_cannot_change_published_items()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple("Write it down");
        var page = await app.Curators.OpensReview(Curators.Amina, "Write it down");
        Assert.Empty(page.Document.QuerySelectorAll("main form.cm-decision"));

        var desk = await Decided(app, "Write it down");
        var forged = desk.Choose("decision", "unpublish").Type("reason", "Why").WithValue("token", page.Address.Query[7..]);
        var answer = await forged.Submit();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("This principle is approved", (await app.Curators.Reloads(page)).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contributor_answers_a_curators_question()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends("Something helped");
        await app.Curators.Decides(Curators.Amina, "Something helped", "ask", "What was it, and <where>?");

        var asked = await app.Curators.Reloads(status);
        Assert.Contains("The curators’ question What was it, and <where>?", asked.Text, StringComparison.Ordinal);
        Assert.Equal(["Write your answer"], (await asked.Submit("answer")).Errors);
        var answered = await asked.Type("text", "A shared list, in Dorset").Submit("answer");

        Assert.DoesNotContain("The curators’ question", answered.Text, StringComparison.Ordinal);
        var mail = await Eventually.Some(() => app.Mails().FirstOrDefault(one => one.To == Curators.Ben && one.Text.Contains("> A shared list, in Dorset", StringComparison.Ordinal)), "the answer");
        Assert.Contains("The person who sent it answered", (await app.Browser.Open(Curators.LinkIn(mail))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unanswered_question_does_not_hold_back_the_decision_email()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: "--Curation:UndoMinutes=0");
        var status = await (await (await app.Contributor.Fills("Something helped")).Type("email", "sam@example.org").Submit()).Submit();
        var address = app.Get<LinkTokens>().ForAddress(app.IdIn(status));
        await (await app.Browser.Open(app.Function($"contributions/address?token={address}"))).Choose("answer", "yes").Submit();
        await app.Curators.Decides(Curators.Amina, "Something helped", "ask", "What was it?");
        await app.MailTo("sam@example.org", "A question about");

        await app.Curators.Decides(Curators.Ben, "Something helped", "approve");

        await app.MailTo("sam@example.org", "Your contribution ");
        Assert.DoesNotContain("The curators’ question", (await app.Browser.Open(status.Address)).Text, StringComparison.Ordinal);
    }

    /// <summary>The page of a decided contribution, opened from the desk.</summary>
    private static async Task<WebPage> Decided(ManifestoApp app, string title)
    {
        var desk = await app.Desk(Curators.Ben, "view=decided");
        var item = desk.Document.QuerySelectorAll(".cm-desk__item").Single(one => one.TextContent.Contains(title, StringComparison.Ordinal));
        return await app.Browser.Open(new(item.QuerySelector("a")!.GetAttribute("href")!));
    }
}
