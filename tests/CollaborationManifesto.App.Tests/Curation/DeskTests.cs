using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Storage;
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
        Assert.Contains("came today · nobody has said anything", desk.Text, StringComparison.Ordinal);
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
    public async Task A_search_finds_words_and_references_in_any_spelling()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        var id = app.IdIn(await app.Contributor.Sends("Meetings in the Café", "We didn’t decide – ever.\nNot on the Straße."));
        await app.Contributor.Sends("Another", "Nothing of the kind.");
        await app.HandleMessages();
        var lookalike = id.Reference.Replace('0', 'O').Replace('1', 'l');
        var searches = new[]
        {
            "cafe", "CAFE\u0301", "ｃａｆé", "didn't", "decide - ever", "ever. Not on", "strasse",
            id.Reference, id.Reference.ToLowerInvariant(), id.Reference.Replace("-", "", StringComparison.Ordinal), $"#{lookalike}", $"{app.Site}contributions/{id}/",
        };

        foreach (var search in searches)
            Assert.Equal((search, "Meetings in the Café"), (search, string.Join(", ", Titles(await app.Desk(Curators.Ben, $"search={Uri.EscapeDataString(search)}")))));
        Assert.Equal([], Titles(await app.Desk(Curators.Ben, "search=cave")));
    }

    [Fact]
    public async Task A_pasted_reason_is_cleaned()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        var id = app.IdIn(await app.Contributor.Sends("Pasted", "Text."));
        await app.HandleMessages();

        var confirm = await (await app.Desk(Curators.Ben)).Tick("Pasted").Choose("action", "decline").Type("because", "other").Type("reason", " First\u000bSecond\u202e ").Submit();
        await confirm.Submit();

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
        var next = await app.Browser.Open(new(first.Address, first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")));

        Assert.Equal(titles.Take(50), Titles(first));
        Assert.Equal(titles.Skip(50), Titles(next));
        Assert.Null(next.Document.QuerySelector("a[rel=next]"));
        var wrong = await next.Tick("Number 52").Submit();
        Assert.Equal(["Choose what you want to do"], wrong.Errors);
        Assert.Equal(titles.Skip(50), Titles(wrong));
        Assert.Equal("Number 52", Assert.Single(wrong.Document.QuerySelectorAll("[name=items][checked]")).NextElementSibling!.QuerySelector("bdi")!.TextContent);
    }

    [Fact]
    public async Task Many_are_decided_after_one_confirmation_and_a_conflict_leaves_the_others_done()
    {
        await using var app = await ManifestoApp.Start(azurite);
        foreach (var title in new[] { "One", "Two", "Three" })
            await app.Contributor.Sends(title);
        await app.Curators.Mail(Curators.Carys, "Three");
        await app.IsIdle();
        var desk = (await app.Desk(Curators.Ben)).Tick("One").Tick("Two").Choose("action", "approve");
        await app.Curators.Decides(Curators.Amina, "Two", "decline", "Why");

        var confirm = await desk.Submit();
        Assert.Equal("Check what will happen", confirm.Heading);
        Assert.Contains("You approve 2 contributions.", confirm.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await Json(app), "One", StringComparison.Ordinal);
        var done = await confirm.Submit();
        var again = await confirm.Submit();

        Assert.Equal("Not all of them could be done", done.Heading);
        Assert.Contains("One: done", done.Text, StringComparison.Ordinal);
        Assert.Contains("Two: This was decided before your answer arrived.", done.Text, StringComparison.Ordinal);
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
        var without = await desk.Tick("One").Tick("Two").Choose("action", "decline").Submit();
        Assert.Equal(["Select why you decline"], without.Errors);
        Assert.Equal(2, without.Document.QuerySelectorAll("input[name=items][checked]").Length);
        await (await without.Type("because", "It advertises something").Submit()).Submit();
        await (await (await app.Desk(Curators.Ben)).Tick("Three").Choose("action", "categorise").Type("to", "tools").Submit()).Submit();
        await app.IsIdle();

        Assert.Contains("Ben declined: It advertises something.", (await app.Desk(Curators.Ben, "view=decided")).Text, StringComparison.Ordinal);
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

        var published = (await app.Desk(Curators.Ben, "view=decided")).Tick("Say no in time").Tick("Say no early").Choose("action", "merge");
        var done = await (await published.Submit()).Choose("target", app.IdIn(first).ToString()).Submit();
        var waiting = (await app.Desk(Curators.Ben)).Tick("No is an answer").Choose("action", "merge");
        var unknown = await (await waiting.Submit()).Type("into", "0000-0000").Submit();
        var alsoDone = await unknown.Type("into", app.IdIn(first).Reference.ToLowerInvariant()).Submit();

        Assert.Equal(("Done", "Done"), (done.Heading, alsoDone.Heading));
        Assert.StartsWith("Enter the reference of something that is published", unknown.Errors.Single(), StringComparison.Ordinal);
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

        var confirm = await desk.Tick("One").Tick("Two").Choose("action", "merge").Submit();
        var untouched = await confirm.Submit();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose the one that stays, or enter the reference of a published one"), (untouched.Status, untouched.Errors.Single()));
        await app.Curators.Decides(Curators.Amina, "One", "decline", "Why");
        var closed = await untouched.Choose("target", untouched.Document.QuerySelector("input[name=target]")!.GetAttribute("value")!).Submit();

        Assert.StartsWith("Choose one that waits or is published", closed.Errors.Single(), StringComparison.Ordinal);
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
        Assert.Equal(["Tick at least one contribution", "Choose what you want to do"], untouched.Errors);
    }

    private static async Task<WebPage> Named(ManifestoApp app, string title, string name)
    {
        var form = (await app.Contributor.Fills(title)).Choose("kind", "principle").Choose("attribution", "named").Type("name", name);
        return await (await form.Submit()).Submit();
    }

    private static async Task<string> Json(ManifestoApp app) => (await app.Browser.Open(new(app.Site, "/manifesto.json"))).Html;

    private static IEnumerable<string> Titles(WebPage desk) =>
        desk.Document.QuerySelectorAll(".cm-desk__item label bdi, .cm-desk__title bdi").Select(title => title.TextContent);

    private static Uri LinkIn(ReceivedMail mail) => new(mail.Text.Split('\n').Single(line => line.Contains("/api/desk?token=", StringComparison.Ordinal)));

    private static (HttpStatusCode Status, string Heading) Seen(WebPage page) => (page.Status, page.Heading);
}
