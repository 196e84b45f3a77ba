using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>What the desk says of each contribution and each curator, and how a search finds it.</summary>
public sealed class DeskRowTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_curator_who_decides_nothing_for_30_days_is_shown_as_silent()
    {
        await using var workshop = await Workshop.Open(azurite);
        var app = workshop.App;
        Assert.Equal("Curators (3) Amina Ben Carys", await Listed());
        workshop.Passes(TimeSpan.FromDays(40));
        // Nothing was counted before the daily check.
        await app.Get<Reach>().CheckDailyAsync(CancellationToken.None);
        Assert.Equal("Curators (3) Amina Ben Carys", await Listed());

        workshop.Passes(TimeSpan.FromDays(29));
        await workshop.SendAndHandle();
        await app.Curators.Decides(Curators.Ben, "Idea 1", "approve");
        await app.Get<Reach>().CheckDailyAsync(CancellationToken.None);
        workshop.Passes(TimeSpan.FromDays(1));

        Assert.Equal("Curators (3) Amina: no decisions for 30 days or more Ben Carys: no decisions for 30 days or more", await Listed());

        async Task<string> Listed() => string.Join(' ', (await app.Desk(Curators.Amina)).Document.QuerySelector("details:last-of-type")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_row_says_enough_to_decide()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps(), "--Curation:ApprovalsNeeded=3");
        var text = $"**Write** [it](https://example.org) down. {string.Join(' ', Enumerable.Repeat("Everyone could find what was decided and by whom.", 10))}";
        var first = app.IdIn(await app.Contributor.Sends("Write down what was decided", text));
        await app.HandleMessages();
        await app.Contributor.Sends("Write down all that was decided", text);
        await app.HandleMessages();
        await app.Curators.Decides(Curators.Amina, "Write down all that was decided", "approve");
        await app.HandleMessages();

        var desk = await app.Desk(Curators.Ben);
        var (oldest, newest) = (desk.Document.QuerySelectorAll(".cm-desk__item")[0], desk.Document.QuerySelectorAll(".cm-desk__item")[1]);

        var beginning = newest.QuerySelector(".cm-desk__text")!.TextContent;
        Assert.StartsWith("Write it down. Everyone could find", beginning, StringComparison.Ordinal);
        Assert.EndsWith(" …", beginning, StringComparison.Ordinal);
        Assert.InRange(beginning.Length, 200, 242);
        Assert.Contains("received today · no votes yet", oldest.TextContent, StringComparison.Ordinal);
        Assert.Contains("received today · Amina approved", newest.TextContent, StringComparison.Ordinal);
        Assert.Null(oldest.QuerySelector(".cm-desk__alike"));
        var alike = newest.QuerySelector("a.cm-desk__alike")!;
        Assert.Equal(first.Reference, alike.TextContent);
        Assert.Contains(first.Reference, (await app.Browser.Open(new(alike.GetAttribute("href")!))).Text, StringComparison.Ordinal);
        Assert.Equal("H3", newest.QuerySelector(".cm-desk__title")!.TagName, ignoreCase: true);
    }

    [Fact]
    public async Task A_row_names_the_principles_it_is_linked_to()
    {
        var clock = new MovableClock();
        await using var app = await ManifestoApp.Start(
            azurite,
            services =>
            {
                services.RemovePumps();
                services.AddSingleton<TimeProvider>(clock);
            });
        await (await (await app.Contributor.Fills("Write it down")).Choose("kind", "principle").Submit()).Submit();
        await app.Contributor.Sends("A barrier");
        await app.HandleMessages();
        await app.Curators.Decides(Curators.Amina, "Write it down", "approve");
        await app.HandleMessages();
        var choose = await (await app.Desk(Curators.Ben)).Tick("A barrier").Type("action", "attach").Submit();
        await choose.Choose("target", choose.Document.QuerySelector("[name=target]")!.GetAttribute("value")!).Submit();
        await app.HandleMessages();
        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Contains("Linked to: Write it down", (await app.Desk(Curators.Ben, "view=decided")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_lists_the_curators_by_name_only()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        var curators = app.Get<CuratorRegister>();
        var ben = (await curators.AllAsync(CancellationToken.None)).Single(curator => curator.Name == "Ben");
        await curators.SetEmailPreferenceAsync(ben.Id, EmailPreference.Paused, CancellationToken.None);

        var desk = await app.Desk(Curators.Amina);

        Assert.Contains("Curators (3) Amina Ben: has paused email Carys", desk.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is waiting for a decision. Thank you.", desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("@example.org", desk.Html, StringComparison.OrdinalIgnoreCase);
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

    private static IEnumerable<string> Titles(WebPage desk) => desk.Document.QuerySelectorAll(".cm-desk__title bdi").Select(title => title.TextContent);
}
