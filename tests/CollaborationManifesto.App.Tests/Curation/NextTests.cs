using System.Net;
using AngleSharp.Dom;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using Microsoft.AspNetCore.WebUtilities;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>After a decision, the answer says what was recorded and leads on to the next one, with no more rights than the link in hand.</summary>
public sealed class NextTests(SharedAzurite azurite)
{
    private const string Text = "Our tools do not talk to each other, so everything is typed twice and nobody trusts either copy.";

    [Fact]
    public async Task One_email_leads_through_everything_that_is_waiting_with_its_own_expiry()
    {
        await using var workshop = await Sent(11);
        var page = await workshop.App.Curators.OpensReview(Curators.Amina, "Idea 1");
        var first = LinkOf(workshop, page);
        Assert.Null(Next(page));

        for (var step = 1; step <= 10; step++)
        {
            // No message is handled: the projection does not know of the decisions.
            workshop.Passes(TimeSpan.FromHours(1));
            var answer = await page.Choose("decision", "approve").Submit();

            Assert.Equal("You approved it. All curators can see your vote.", Banner(answer, "heading"));
            Assert.Equal($"Next: {11 - step} waiting", Next(answer)!.TextContent);
            page = await workshop.App.Browser.Open(new(Next(answer)!.GetAttribute("href")!));
            Assert.Contains($"Idea {step + 1}", page.Text, StringComparison.Ordinal);
            Assert.Equal(first with { Id = LinkOf(workshop, page).Id }, LinkOf(workshop, page));
            // Anyone who is sent a link that was only opened gets no further with it.
            Assert.Null(Next(page));
            Assert.Null(Next(await workshop.App.Curators.Reloads(answer)));
        }

        var last = await page.Choose("decision", "object").Type("reason", "It names a product").Submit();
        Assert.Equal("You objected. All curators can see why.", Banner(last, "heading"));
        Assert.Contains("Nothing else is waiting for your vote.", Banner(last, "content"), StringComparison.Ordinal);
        Assert.Equal("This barrier is on hold", last.Heading);
    }

    [Fact]
    public async Task Skipping_records_nothing_and_goes_round_once()
    {
        await using var workshop = await Sent(3);
        var before = await workshop.App.Rows();
        var page = await workshop.App.Curators.OpensReview(Curators.Amina, "Idea 1");

        var shown = new List<string>();
        for (var step = 0; step < 4; step++)
        {
            var answer = await page.Choose("decision", "skip").Submit();
            Assert.Equal("You skipped it. Nothing was saved.", Banner(answer, "heading"));
            page = await workshop.App.Browser.Open(new(Next(answer)!.GetAttribute("href")!));
            shown.Add(page.Document.QuerySelector(".cm-note__title")!.TextContent);
        }

        Assert.Equal(["Idea 2", "Idea 3", "Idea 1", "Idea 2"], shown);
        Assert.Equal(before, await workshop.App.Rows());
        // What was skipped does not come back after the next decision.
        var decided = await page.Choose("decision", "approve").Submit();
        Assert.Contains("Idea 3", (await workshop.App.Browser.Open(new(Next(decided)!.GetAttribute("href")!))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_post_again_gets_the_same_answer_and_a_late_one_leads_on_too()
    {
        await using var workshop = await Sent(2);
        var page = (await workshop.App.Curators.OpensReview(Curators.Amina, "Idea 1")).Choose("decision", "approve");
        var late = (await workshop.App.Curators.OpensReview(Curators.Ben, "Idea 1")).Choose("decision", "approve");

        var (once, twice, tooLate) = (await page.Submit(), await page.Submit(), await late.Submit());

        Assert.Equal(Banner(once, "content"), Banner(twice, "content"));
        Assert.Equal((HttpStatusCode.Conflict, "This is already decided or withdrawn. Your vote was not saved"), (tooLate.Status, tooLate.Errors.Single()));
        Assert.Equal("Next: 1 waiting", Next(tooLate)!.TextContent);
    }

    [Fact]
    public async Task A_decline_that_counts_as_an_objection_says_so()
    {
        await using var workshop = await Workshop.Open(azurite, settings: "--Curation:ApprovalsNeeded=2");
        await workshop.SendAndHandle();
        await workshop.App.Curators.Decides(Curators.Amina, "Idea 1", "approve");

        var answer = await workshop.App.Curators.Decides(Curators.Ben, "Idea 1", "decline", "Too general");

        Assert.Equal("Another curator approved it, so your decline counts as an objection. All curators can see why.", Banner(answer, "heading"));
    }

    [Fact]
    public async Task The_desk_is_reached_with_a_link_from_the_desk_and_emailed_otherwise()
    {
        await using var workshop = await Sent(2);
        var app = workshop.App;
        var page = await app.Curators.OpensReview(Curators.Amina, "Idea 1");
        Assert.DoesNotContain(page.Document.Links, link => link.GetAttribute("href")!.Contains("/api/desk", StringComparison.Ordinal));

        var desk = page.Document.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("form[action$='review/link']")!;
        var token = desk.Elements["token"]!.GetAttribute("value")!;
        var untouched = await app.Browser.Send(Post(app, new() { ["token"] = token }));
        Assert.Equal(["Confirm that you want a link by email"], untouched.Errors);
        var mails = app.Mails().Count;
        for (var times = 0; times < 3; times++)
            Assert.Equal("Check your email", (await app.Browser.Send(Post(app, new() { ["token"] = token, ["answer"] = "desk" }))).Heading);
        Assert.Equal(mails + 1, app.Mails().Count);
        Assert.Contains("/api/desk?token=", app.Mails()[^1].Text, StringComparison.Ordinal);

        var row = (await app.Desk(Curators.Amina)).Document.Links.First(link => link.GetAttribute("href")!.Contains("/api/review?", StringComparison.Ordinal));
        var fromDesk = await app.Browser.Open(new($"{row.GetAttribute("href")!.Split("&desk=")[0]}&desk={Uri.EscapeDataString("view=waiting&kind=barrier&search=idea&token=forged&x=%22")}"));
        var answer = await fromDesk.Choose("decision", "approve").Submit();
        var back = answer.Document.Links.Single(link => link.TextContent == "Back to the desk").GetAttribute("href")!;
        Assert.EndsWith("&view=waiting&kind=barrier&search=idea", back, StringComparison.Ordinal);
        Assert.Equal(app.Get<LinkTokens>().ReadReview(TokenIn(fromDesk.Address))!.Value.Expires, app.Get<LinkTokens>().ReadDesk(TokenIn(new(back)))!.Value.Expires);
    }

    [Fact]
    public async Task Only_what_looks_the_same_can_be_merged_from_the_page()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends("Another matter", "Nobody knows who may decide.");
        var first = app.IdIn(await app.Contributor.Sends("The first", Text));
        await app.Curators.Mail(Curators.Amina, "The first");
        await app.Contributor.Sends("The second", Text);
        var page = await app.Curators.OpensReview(Curators.Amina, "The second");
        var other = (await app.ContributionIds()).Select(ContributionId.Parse).First(id => id != first && id != LinkOf(app, page).Id);

        var forged = page.Choose("decision", $"merge-{first}");
        ((AngleSharp.Html.Dom.IHtmlInputElement)forged.Document.QuerySelector($"[value='merge-{first}']")!).Value = $"merge-{other}";
        Assert.Equal(["It can no longer be merged with that one. Your vote was not saved. Edit it, decline it or merge it with another"], (await forged.Submit()).Errors);

        var offered = (await app.Curators.Reloads(page)).Choose("decision", $"merge-{first}");
        foreach (var merged in new[] { await offered.Submit(), await offered.Submit() })
            Assert.Equal(("This barrier is merged", "You merged it. All curators can see that."), (merged.Heading, Banner(merged, "heading")));
    }

    private async Task<Workshop> Sent(int count)
    {
        var workshop = await Workshop.Open(azurite);
        for (var sent = 0; sent < count; sent++)
        {
            await workshop.SendAndHandle();
            workshop.Passes(TimeSpan.FromSeconds(1));
        }

        return workshop;
    }

    private static HttpRequestMessage Post(ManifestoApp app, Dictionary<string, string> fields) =>
        new(HttpMethod.Post, app.Function("review/link")) { Content = new FormUrlEncodedContent(fields) };

    private static ReviewToken LinkOf(Workshop workshop, WebPage page) => LinkOf(workshop.App, page);

    private static ReviewToken LinkOf(ManifestoApp app, WebPage page) => app.Get<LinkTokens>().ReadReview(TokenIn(page.Address))!.Value;

    private static string TokenIn(Uri address) => QueryHelpers.ParseQuery(address.Query)["token"]!;

    private static IElement? Next(WebPage page) => page.Document.Links.FirstOrDefault(link => link.TextContent.StartsWith("Next:", StringComparison.Ordinal));

    private static string Banner(WebPage page, string part) => page.Document.QuerySelector($".govuk-notification-banner__{part}")!.TextContent.Trim();
}
