using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Curation;

public sealed class DeskTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Asking_for_a_desk_link_does_not_reveal_who_is_a_curator()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var ask = await app.Browser.Open(app.Function("desk"));

        var known = await ask.Type("email", "AMINA@example.org").Submit();
        var mail = await app.MailTo(Curators.Amina, "Your link to the curators’ desk");
        var unknown = await ask.Type("email", "stranger@example.org").Submit();
        var wrong = await ask.Type("email", "amina").Submit();

        Assert.Equal(known.Html, unknown.Html);
        Assert.Equal("Check your email", known.Heading);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "amina"), (wrong.Status, wrong.Value("email")));
        Assert.Equal("The curators’ desk", (await app.Browser.Open(LinkIn(mail))).Heading);
        await app.IsIdle();
        Assert.Single(app.Mails());
    }

    [Fact]
    public async Task The_desk_lists_waiting_contributions_oldest_first()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        foreach (var title in new[] { "First", "Second", "Third" })
            await app.Contributor.Sends(title);
        await app.HandleMessages();

        var desk = await app.Desk(Curators.Ben);

        Assert.Equal(["First", "Second", "Third"], Titles(desk));
        Assert.Contains("Barrier · Decision Making", desk.Text, StringComparison.Ordinal);
        Assert.Contains("received today · no votes yet", desk.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", desk.Headers.CacheControl!.ToString());
        Assert.Empty(desk.Document.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task Filters_narrow_the_desk()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends("A held barrier");
        await app.Curators.Decides(Curators.Carys, "A held barrier", "object", "It names a person");
        await (await (await app.Contributor.Fills("A tool of old", "Nobody can open the <spreadsheet>.")).Choose("category", "tools").Submit()).Submit();
        await app.Curators.Mail(Curators.Carys, "A tool of old");
        await app.Contributor.Sends("A declined one");
        await app.Curators.Decides(Curators.Amina, "A declined one", "decline", "We have it already");
        await app.IsIdle();

        Assert.Equal(["A held barrier", "A tool of old"], Titles(await app.Desk(Curators.Ben)));
        Assert.Equal(["A held barrier"], Titles(await app.Desk(Curators.Ben, "view=held")));
        Assert.Equal(["A tool of old"], Titles(await app.Desk(Curators.Ben, "category=tools")));
        Assert.Equal(["A tool of old"], Titles(await app.Desk(Curators.Ben, "search=%3CSPREADsheet")));
        Assert.Equal([], Titles(await app.Desk(Curators.Ben, "kind=guidance")));
        var decided = await app.Desk(Curators.Ben, "view=decided");
        Assert.Equal(["A declined one"], Titles(decided));
        Assert.Contains("Amina declined: We have it already", decided.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pasted_reason_is_cleaned()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        var id = app.IdIn(await app.Contributor.Sends("Pasted", "Text."));
        await app.HandleMessages();

        var confirm = await (await app.Desk(Curators.Ben)).Tick("Pasted").Type("action", "decline").Submit();
        await confirm.Type("because", "other").Type("reason", " First\u000bSecond\u202e ").Submit();

        Assert.Equal("First\nSecond", (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None))!.Value.Value.DeclineReason);
    }

    [Fact]
    public async Task The_desk_is_split_into_pages()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        var titles = Enumerable.Range(1, 53).Select(number => $"Number {number:00}").ToList();
        foreach (var title in titles)
            await app.Contributor.Sends(title);
        while (await app.VisibleMessages() > 0)
            await app.HandleMessages();

        var first = await app.Desk(Curators.Ben);
        var next = await first.Tick("Number 07").Submit(Button(first, "Next 3"));
        var wrong = await next.Tick("Number 52").Submit();
        var back = await wrong.Submit(Button(wrong, "Previous 50"));

        Assert.Equal(titles.Take(50), Titles(first));
        Assert.Contains("Waiting for a decision (53) Showing 1 to 50", first.Text, StringComparison.Ordinal);
        Assert.Equal(titles.Skip(50), Titles(next));
        Assert.Contains("Showing 51 to 53", next.Text, StringComparison.Ordinal);
        Assert.Contains("1 selected on other pages.", next.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Next", next.Text, StringComparison.Ordinal);
        Assert.Equal(["Select what you want to do"], wrong.Errors);
        Assert.Equal(["Number 52"], Selected(wrong));
        Assert.Equal(["Number 07"], Selected(back));
        var confirm = await back.Type("action", "approve").Submit();
        Assert.Equal(["Number 07", "Number 52"], confirm.Document.QuerySelectorAll(".cm-desk__items strong").Select(item => item.TextContent).Order());
        // Without a selection, each page has an address of its own.
        var alone = await (await app.Desk(Curators.Ben)).Submit(Button(first, "Next 3"));
        Assert.Contains("after=", alone.Address.Query, StringComparison.Ordinal);
        Assert.Equal(titles.Skip(50), Titles(alone));
        Assert.All(first.Document.QuerySelectorAll("[name=items]"), item => Assert.InRange(StopsToActions(first, item), 1, 10));
    }

    [Fact]
    public async Task One_button_selects_a_whole_page_and_no_button_acts_untouched()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        foreach (var title in new[] { "One", "Two" })
            await app.Contributor.Sends(title);
        await app.HandleMessages();
        var before = await app.Rows();

        var all = await (await app.Desk(Curators.Ben, "kind=barrier")).Submit("all");
        Assert.Equal(["One", "Two"], Selected(all));
        Assert.DoesNotContain("Select all", all.Text, StringComparison.Ordinal);
        foreach (var page in new[] { await app.Desk(Curators.Ben), all })
        {
            foreach (var button in page.Document.QuerySelectorAll<IHtmlButtonElement>("main form[method=post] button"))
                await page.Browser.Send(page.ToRequest(button));
        }

        Assert.Equal(before, await app.Rows());
        Assert.Equal(["Select what you want to do"], (await all.Submit()).Errors);
    }

    [Fact]
    public async Task Filters_are_kept_until_the_way_back()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        foreach (var title in new[] { "Find one", "Find two", "Another" })
            await app.Contributor.Sends(title);
        await app.HandleMessages();

        var desk = await app.Desk(Curators.Ben, "kind=barrier&search=find");
        var wrong = await desk.Submit();
        var confirm = await wrong.Tick("Find one").Type("action", "approve").Submit();
        var back = await confirm.Submit("here", outside: true);
        var done = await confirm.Submit();
        var after = await app.Browser.Open(new(done.Document.QuerySelectorAll("main a").Single(link => link.TextContent == "Back to the desk").GetAttribute("href")!));
        var review = desk.Document.QuerySelector(".cm-desk__title a")!.GetAttribute("href")!;

        Assert.All([desk, wrong, back, after], page => Assert.Equal(("barrier", "find"), (page.Value("kind"), page.Value("search"))));
        Assert.Equal(["Find one", "Find two"], Titles(wrong));
        Assert.Equal(["Find one"], Selected(back));
        Assert.Contains("&desk=view%3Dwaiting%26kind%3Dbarrier%26search%3Dfind", review, StringComparison.Ordinal);
        Assert.Equal("1 contribution approved", done.Heading);
        Assert.Contains("1 is published.", done.Text, StringComparison.Ordinal);
        Assert.Contains("See everything waiting for a decision", done.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing matches these filters.", (await app.Desk(Curators.Ben, "search=nothing")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_different_actions_or_too_many_items_are_refused()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await app.Contributor.Sends("One");
        await app.HandleMessages();
        var desk = (await app.Desk(Curators.Ben)).Tick("One").Type("action", "approve");
        ((IHtmlSelectElement)desk.Document.GetElementById("action-below")!).Value = "decline";

        var two = await desk.Submit();
        Assert.Equal(["You selected one action above the list and another below it. Select one"], two.Errors);
        Assert.Equal(["approve", "decline"], two.Document.QuerySelectorAll<IHtmlSelectElement>("[name=action]").Select(select => select.Value));

        var many = string.Join(' ', Enumerable.Range(0, 100).Select(_ => $"{ContributionId.New()}:1"));
        var items = (IHtmlInputElement)desk.Document.QuerySelector("[name=items]")!;
        items.Value = $"{items.Value} {many}";
        Assert.Equal(["Select 100 contributions or fewer. You selected 101"], (await desk.Submit("all")).Errors);
        ((IHtmlSelectElement)desk.Document.GetElementById("action-below")!).Value = "";
        Assert.Equal(["Select 100 contributions or fewer. You selected 101"], (await desk.Submit()).Errors);
    }

    [Fact]
    public async Task Many_are_decided_after_one_confirmation_and_a_conflict_leaves_the_others_done()
    {
        await using var app = await ManifestoApp.Start(azurite);
        foreach (var title in new[] { "One", "Two", "Three" })
            await app.Contributor.Sends(title);
        await app.Curators.Mail(Curators.Carys, "Three");
        await app.IsIdle();
        var desk = (await app.Desk(Curators.Ben)).Tick("One").Tick("Two").Type("action", "approve");
        await app.Curators.Decides(Curators.Amina, "Two", "decline", "Why");

        var confirm = await desk.Submit();
        Assert.Equal("Approve 2 contributions", confirm.Heading);
        Assert.Equal("Approve 2 contributions", confirm.Document.QuerySelector("main form button")!.TextContent);
        Assert.DoesNotContain(await Json(app), "One", StringComparison.Ordinal);
        var done = await confirm.Submit();
        var again = await confirm.Submit();

        Assert.Equal("1 contribution approved", done.Heading);
        Assert.Contains($"1 is published. 1 contribution not changed {AllWords.English.Review.AlreadyDecided} Two", done.Text, StringComparison.Ordinal);
        Assert.Equal(done.Text, again.Text);
        await app.Published("/manifesto.json", "One");
        Assert.Contains("Ben approved", (await app.Curators.OpensReview(Curators.Carys, "One")).Text, StringComparison.Ordinal);
        Assert.Equal(["Three"], Titles(await app.Desk(Curators.Ben)));
    }

    [Fact]
    public async Task Many_are_declined_with_a_reason_and_moved_to_a_category()
    {
        await using var app = await ManifestoApp.Start(azurite);
        foreach (var title in new[] { "One", "Two", "Three" })
            await app.Contributor.Sends(title);
        await app.Curators.Mail(Curators.Carys, "Three");
        await app.IsIdle();

        var desk = await app.Desk(Curators.Ben);
        var without = await (await desk.Tick("One").Tick("Two").Type("action", "decline").Submit()).Type("reason", "Sorry").Submit();
        Assert.Equal([AllWords.English.Review.ListedReasonMissing], without.Errors);
        Assert.Equal(("Decline 2 contributions", "Sorry"), (without.Heading, without.Value("reason")));
        Assert.Equal("2 contributions declined", (await without.Type("because", "It advertises something").Submit()).Heading);
        var moved = await (await (await app.Desk(Curators.Ben)).Tick("Three").Type("action", "categorise").Submit()).Choose("to", "tools").Submit();
        Assert.Equal("1 contribution moved to Tools", moved.Heading);
        await app.IsIdle();

        Assert.Contains("Ben declined: It advertises something. Sorry", (await app.Desk(Curators.Ben, "view=decided")).Text, StringComparison.Ordinal);
        Assert.Equal(["Three"], Titles(await app.Desk(Curators.Ben, "category=tools")));
    }

    [Fact]
    public async Task Merged_duplicates_keep_credits_and_addresses()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var first = await Named(app, "Say no early", "Ada");
        await app.Curators.Decides(Curators.Amina, "Say no early", "approve");
        await app.Published("/principles/say-no-early/", "Ada");
        var second = await Named(app, "Say no in time", "Grace");
        await app.Curators.Decides(Curators.Amina, "Say no in time", "approve");
        await app.Published("/principles/say-no-in-time/", "Grace");
        var third = await Named(app, "No is an answer", "Joan");
        await app.Curators.Mail(Curators.Carys, "No is an answer");
        await app.IsIdle();

        var published = (await app.Desk(Curators.Ben, "view=decided")).Tick("Say no in time").Tick("Say no early").Type("action", "merge");
        var done = await (await published.Submit()).Choose("target", app.IdIn(first).ToString()).Submit();
        var waiting = (await app.Desk(Curators.Ben)).Tick("No is an answer").Type("action", "merge");
        var unknown = await (await waiting.Submit()).Type("into", "0000-0000").Submit();
        var alsoDone = await unknown.Type("into", app.IdIn(first).Reference.ToLowerInvariant()).Submit();

        Assert.All([done, alsoDone], page => Assert.Equal("1 contribution merged into “Say no early”", page.Heading));
        Assert.StartsWith("Enter the reference of a published contribution", unknown.Errors.Single(), StringComparison.Ordinal);
        var page = await app.Published("/principles/say-no-early/", "Ada; Grace; Joan");
        Assert.Contains("Shared by Ada; Grace; Joan", page.Text, StringComparison.Ordinal);
        var moved = await app.Published("/principles/say-no-in-time/", "This was merged with another");
        Assert.Equal("0; url=/principles/say-no-early/", moved.Document.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
        Assert.Equal("Your contribution was merged with another", (await app.Browser.Open(third.Address)).Heading);
    }

    [Fact]
    public async Task A_merge_needs_an_open_target()
    {
        await using var app = await ManifestoApp.Start(azurite);
        foreach (var title in new[] { "One", "Two" })
            await app.Contributor.Sends(title);
        await app.Curators.Mail(Curators.Carys, "Two");
        await app.IsIdle();
        var desk = await app.Desk(Curators.Ben);

        var confirm = await desk.Tick("One").Tick("Two").Type("action", "merge").Submit();
        var untouched = await confirm.Submit();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Select the one that stays, or enter the reference of a published one"), (untouched.Status, untouched.Errors.Single()));
        Assert.Equal(2, confirm.Document.QuerySelectorAll(".cm-desk__joined").Length);
        var twice = await untouched.Choose("target", untouched.Document.QuerySelector("input[name=target]")!.GetAttribute("value")!).Type("into", "0000-0000").Submit();
        Assert.Equal(("Select the one that stays or enter a reference, not both", "0000-0000"), (twice.Errors.Single(), twice.Value("into")));
        await app.Curators.Decides(Curators.Amina, "One", "decline", "Why");
        var closed = await untouched.Type("into", "").Choose("target", untouched.Document.QuerySelector("input[name=target]")!.GetAttribute("value")!).Submit();

        Assert.StartsWith("Select one that is published or waiting for a decision", closed.Errors.Single(), StringComparison.Ordinal);
        Assert.Contains("Decide on this barrier", (await app.Curators.OpensReview(Curators.Carys, "Two")).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_desk_link_stops_working_when_expired_or_its_curator_is_removed()
    {
        var clock = new MovableClock();
        await using var app = await ManifestoApp.Start(azurite, services => services.AddSingleton<TimeProvider>(clock));
        var desk = await app.Desk(Curators.Ben);
        clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal((HttpStatusCode.Gone, "This link has expired"), Seen(await app.Curators.Reloads(desk)));
        Assert.Equal((HttpStatusCode.Gone, "This link has expired"), Seen(await app.Browser.Open(app.Function("desk?token=made-up"))));
    }

    [Fact]
    public async Task An_untouched_desk_form_does_nothing()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends("One");
        await app.Curators.Mail(Curators.Carys, "One");
        await app.IsIdle();

        var untouched = await (await app.Desk(Curators.Ben)).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, untouched.Status);
        Assert.Equal(["Select at least one contribution", "Select what you want to do"], untouched.Errors);
    }

    private static async Task<WebPage> Named(ManifestoApp app, string title, string name)
    {
        var form = (await app.Contributor.Fills(title)).Choose("kind", "principle").Choose("attribution", "named").Type("name", name);
        return await (await form.Submit()).Submit();
    }

    private static async Task<string> Json(ManifestoApp app) => (await app.Browser.Open(new(app.Site, "/manifesto.json"))).Html;

    private static IEnumerable<string> Titles(WebPage desk) => desk.Document.QuerySelectorAll(".cm-desk__title bdi").Select(title => title.TextContent);

    private static IEnumerable<string> Selected(WebPage desk) =>
        desk.Document.QuerySelectorAll("[name=items][checked]").Select(box => box.NextElementSibling!.QuerySelector("bdi")!.TextContent);

    private static string Button(WebPage desk, string text) => desk.Document.QuerySelectorAll("button").Single(button => button.TextContent == text).GetAttribute("value")!;

    /// <summary>Presses of the Tab key from here to a list of actions, or to the next link to one.</summary>
    private static int StopsToActions(WebPage desk, IElement from)
    {
        var stops = desk.Document.QuerySelectorAll("main a[href], main button, main select, main input:not([type=hidden])").SkipWhile(stop => stop != from);
        return stops.TakeWhile(stop => stop.GetAttribute("href") != "#action" && stop.Id != "action-below").Count();
    }

    private static Uri LinkIn(ReceivedMail mail) => new(mail.Text.Split('\n').Single(line => line.Contains("/api/desk?token=", StringComparison.Ordinal)));

    private static (HttpStatusCode Status, string Heading) Seen(WebPage page) => (page.Status, page.Heading);
}
