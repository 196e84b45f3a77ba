using System.Net;
using Azure.Data.Tables;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Curators put notes into themes, together and one group at a time, and draft principles from them.</summary>
public sealed class ThemesTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Notes_are_put_into_a_new_theme_moved_taken_out_and_left_alone()
    {
        await using var app = await Start();
        await Add(app, "Blame", "Fear", "Nobody listens");
        var page = await Opens(app);
        Assert.Equal("3 notes in no theme", List(page));
        Assert.Equal(["Tick at least one note", "Enter a name for the theme"], (await page.Submit("new")).Errors);
        Assert.Equal(["Enter a name for the theme"], (await page.Tick("Blame").Submit("new")).Errors);
        Assert.Empty(await Themes(app));

        var moved = await page.Tick("Blame").Tick("Fear").Type("name", "Trust").Submit("new");
        Assert.Equal("2 notes are in “Trust” now", Banner(moved));
        Assert.Equal("1 note in no theme", List(moved));
        Assert.Equal((2, 1), (await NotesIn(app, "Trust"), (await Themes(app)).Count));
        // The same post again changes nothing.
        Assert.Equal("2 notes are in “Trust” now", Banner(await page.Submit("new")));
        Assert.Single(await Themes(app));

        var trust = (await Themes(app)).Single();
        var theme = await Opens(app, "in", trust.Id.ToString());
        Assert.Equal("Theme: Trust", List(theme));
        Assert.Equal("1 note is in no theme now", Banner(await theme.Tick("Fear").Submit("none")));
        var left = await (await Opens(app)).Tick("Nobody listens").Submit("alone");
        Assert.Equal("1 note is left alone now", Banner(left));
        Assert.Equal("1 note in no theme", List(left));
        Assert.Equal("1 note left alone", List(await Opens(app, "in", "alone")));
        // The name that exists already is the theme that exists already.
        await (await Opens(app)).Tick("Fear").Type("name", " trust ").Submit("new");
        Assert.Equal((2, 1), (await NotesIn(app, "Trust"), (await Themes(app)).Count));
    }

    [Fact]
    public async Task A_move_raises_the_revision_and_changes_nothing_else()
    {
        await using var app = await Start();
        await Add(app, "Waits", "Is published");
        await app.Curators.Decides(Curators.Amina, "Is published", "approve");
        await app.HandleMessages();
        var review = await app.Curators.OpensReview(Curators.Ben, "Waits");
        await review.Choose("decision", "object").Type("reason", "Why?").Submit();
        await app.HandleMessages();
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        var (before, mails, mark) = (await app.Services.Contributions(), app.Mails().Count, (await app.Get<Projection>().LastChangeAsync(CancellationToken.None)).Mark);
        var read = await app.Curators.OpensReview(Curators.Amina, "Waits");

        await (await Opens(app)).Tick("Waits").Type("name", "Trust").Submit("new");

        Assert.Equal((0, mark), (await app.QueueLength(), (await app.Get<Projection>().LastChangeAsync(CancellationToken.None)).Mark));
        Assert.Empty(await app.Get<ProjectionGaps>().FindAsync(CancellationToken.None).ToListAsync());
        await (await Opens(app)).Tick("Is published").Submit((await Themes(app)).Single().Id.ToString());
        Assert.Equal(1, await app.QueueLength());
        await app.HandleMessages();
        Assert.Empty(await app.Get<ProjectionGaps>().FindAsync(CancellationToken.None).ToListAsync());
        Assert.NotEqual(mark, (await app.Get<Projection>().LastChangeAsync(CancellationToken.None)).Mark);
        foreach (var after in await app.Services.Contributions())
        {
            var then = before.Single(one => one.Id == after.Id);
            Assert.Equal(then.Revision + 1, after.Revision);
            Assert.Equal((then.ContentVersion, then.History.Length, then.Votes.Count), (after.ContentVersion, after.History.Length, after.Votes.Count));
        }

        Assert.Equal(mails, app.Mails().Count);
        // The page that was open is still good.
        var approved = await read.Choose("decision", "approve").Submit();
        Assert.Equal(HttpStatusCode.OK, approved.Status);
        Assert.Equal(2, (await app.Services.Contributions()).Single(one => one.Title == "Waits").Votes.Count);
    }

    [Fact]
    public async Task Two_curators_see_each_others_moves_and_lose_none()
    {
        await using var app = await Start();
        await Add(app, "Blame", "Fear", "Silence");
        await (await Opens(app)).Tick("Blame").Type("name", "Trust").Submit("new");
        var (amina, ben) = (await Opens(app), await Opens(app, curator: Curators.Ben));
        await ben.Tick("Fear").Type("name", "Courage").Submit("new");
        var theme = await OpensTheme(app, "Trust", Curators.Ben);
        await theme.Type("name", "Safety").Submit("rename");

        var refused = await amina.Tick("Fear").Tick("Silence").Submit((await Themes(app))[0].Id.ToString());

        Assert.Equal(["“Fear” was not moved, because Ben put it into “Courage” after you opened this page. Tick it again if you still want to move it"], refused.Errors);
        Assert.Equal((2, 1), (await NotesIn(app, "Safety"), await NotesIn(app, "Courage")));
        Assert.Contains("Ben put 1 note into “Courage”.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Ben changed the name or the note of “Safety”.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Ben made the theme “Courage”.", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ben put", (await Opens(app)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_is_renamed_merged_deleted_and_brought_back_by_one_curator_at_a_time()
    {
        await using var app = await Start();
        await Add(app, "Blame", "Fear");
        await (await Opens(app)).Tick("Blame").Type("name", "Trust").Submit("new");
        await (await Opens(app)).Tick("Fear").Type("name", "Courage").Submit("new");
        var (trust, late) = (await OpensTheme(app, "Trust"), await OpensTheme(app, "Trust", Curators.Ben));
        Assert.Equal(["Change the name or the note, or go back"], (await trust.Submit("rename")).Errors);
        Assert.Equal(["Another theme has this name. Enter a different one, or merge the two"], (await trust.Type("name", "courage").Submit("rename")).Errors);
        Assert.Equal("The name and the note are saved", Banner(await trust.Type("name", "Safety").Type("note", "Nobody is shamed.").Submit("rename")));
        var refused = await late.Type("name", "Mine").Submit("rename");
        Assert.Equal(["Amina changed this theme after you opened this page. Check how it is now, then try again"], refused.Errors);
        Assert.Equal("Mine", refused.Value("name"));

        var safety = await OpensTheme(app, "Safety");
        Assert.Equal(["Choose the theme to merge it into"], (await safety.Submit("merge")).Errors);
        var merged = await safety.Type("into", (await Themes(app)).Single(theme => theme.Name == "Courage").Id.ToString()).Submit("merge");
        Assert.Contains("It was merged into “Courage”.", merged.Text, StringComparison.Ordinal);
        Assert.Equal(2, await NotesIn(app, "Courage"));
        Assert.Equal(["Tick that you want to bring it back"], (await merged.Submit("bring-back")).Errors);
        await merged.Choose("bring-back", "yes").Submit("bring-back");
        Assert.Equal((1, 1), (await NotesIn(app, "Courage"), await NotesIn(app, "Safety")));

        Assert.Equal(["Tick that you want to delete it"], (await (await OpensTheme(app, "Safety")).Submit("delete")).Errors);
        var deleted = await (await OpensTheme(app, "Safety")).Choose("delete", "yes").Submit("delete");
        Assert.Contains("It was deleted, so its notes are in no theme.", deleted.Text, StringComparison.Ordinal);
        Assert.Equal("1 note in no theme", List(await Opens(app)));
        await deleted.Choose("bring-back", "yes").Submit("bring-back");
        Assert.Equal(1, await NotesIn(app, "Safety"));
    }

    [Fact]
    public async Task A_principle_is_drafted_from_a_theme_and_links_its_notes_without_approving_any()
    {
        await using var app = await Start();
        await Add(app, "Blame", "Fear", "Stays out");
        await app.Curators.Decides(Curators.Amina, "Blame", "approve");
        await app.HandleMessages();
        await (await Opens(app)).Tick("Blame").Tick("Fear").Type("name", "Trust").Submit("new");
        await app.HandleMessages();
        var draft = await app.Browser.Open(new((await OpensTheme(app, "Trust")).Document.QuerySelector("main a[href*='themes/principle']")!.GetAttribute("href")!));
        Assert.Equal(("", "decision-making"), (draft.Value("title"), draft.Value("category")));
        Assert.Contains("Say what the principle means", (await draft.Submit("")).Errors);

        var quoted = await draft.Type("text", "We trust each other.").Submit((await Stored(app, "Blame")).Id.ToString());
        Assert.StartsWith("We trust each other.\n\n“Blame\n", quoted.Value("text")!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        var saved = await quoted.Type("title", "Trust").Submit("");

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var principle = await Stored(app, "Trust");
        Assert.Equal((ContributionState.Approved, 2, "Amina"), (principle.State, principle.DraftedFrom!.Notes.Length, principle.DraftedFrom.CuratorName));
        await app.HandleMessages();
        await app.HandleMessages();
        var (blame, fear, other) = (await Stored(app, "Blame"), await Stored(app, "Fear"), await Stored(app, "Stays out"));
        Assert.Equal([principle.Id], blame.Principles);
        Assert.Equal([principle.Id], fear.Principles);
        Assert.Empty(other.Principles);
        Assert.Equal((ContributionState.Pending, 1), (fear.State, fear.ContentVersion));
        Assert.True((await Stored(app, "Trust")).DraftedFrom!.Linked);
        // The same post again makes no second principle, and the page before it does not hide that its words are not saved.
        Assert.Equal("The principle is saved", (await quoted.Submit("")).Heading);
        Assert.StartsWith("You have saved this draft before, with other words.", Assert.Single((await quoted.Type("text", "Other words.").Submit("")).Errors), StringComparison.Ordinal);
        Assert.Equal(4, (await app.Services.Contributions()).Count);
    }

    [Fact]
    public async Task Curators_are_told_when_a_note_that_they_quoted_is_withdrawn()
    {
        await using var app = await Start();
        await app.Contributor.Sends("Nobody wrote down why we do this", "Text.");
        var status = await app.Contributor.Sends("Everyone is afraid to say what they think", "Text.");
        await app.HandleMessages();
        await (await Opens(app)).Tick("Nobody wrote down why we do this").Tick("Everyone is afraid to say what they think").Type("name", "Trust").Submit("new");
        await (await OpensTheme(app, "Trust")).Type("note", "Many say that everyone is afraid to say what they think.").Submit("rename");

        await status.Confirms("withdraw");
        await app.HandleMessages();

        var mails = app.Mails().Where(mail => mail.Subject.StartsWith("Quoted and withdrawn", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, mails.Count);
        Assert.All(mails, mail => Assert.Contains("Note of the theme: Trust", mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Curators_are_told_when_the_writer_of_words_in_a_principle_has_their_data_erased()
    {
        await using var app = await Start();
        var form = (await app.Contributor.Fills("Everyone is afraid to say what they think", "Text.")).Choose("attribution", "named").Type("name", "Sam Example");
        var status = await (await form.Submit()).Submit();
        await app.HandleMessages();
        await (await Opens(app)).Tick("Everyone is afraid to say what they think").Type("name", "Trust").Submit("new");
        var draft = await app.Browser.Open(new((await OpensTheme(app, "Trust")).Document.QuerySelector("main a[href*='themes/principle']")!.GetAttribute("href")!));
        var quoted = await draft.Submit((await Stored(app, "Everyone is afraid to say what they think")).Id.ToString());
        await quoted.Type("title", "Say the awkward thing early").Submit("");
        await app.HandleMessages();
        await app.HandleMessages();

        await status.Confirms("erase");
        await app.HandleMessages();
        await app.HandleMessages();

        var mails = app.Mails().Where(mail => mail.Subject.StartsWith("Quoted, and now without a name", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, mails.Count);
        Assert.All(mails, mail => Assert.Contains("Principle: Say the awkward thing early", mail.Text, StringComparison.Ordinal));
        Assert.Contains("Say the awkward thing early", (await app.Browser.Open(new(mails[0].Text.Split('\n').Single(line => line.Contains("/api/review?token=", StringComparison.Ordinal))))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_theme_that_was_merged_shows_the_notes_where_they_are()
    {
        await using var app = await Start();
        await Add(app, "Blame", "Fear");
        await (await Opens(app)).Tick("Blame").Type("name", "Trust").Submit("new");
        await (await Opens(app)).Tick("Fear").Type("name", "Courage").Submit("new");
        var (trust, courage) = ((await Themes(app)).Single(theme => theme.Name == "Trust"), (await Themes(app)).Single(theme => theme.Name == "Courage"));
        await (await OpensTheme(app, "Trust")).Type("into", courage.Id.ToString()).Submit("merge");

        var page = await Opens(app, "in", trust.Id.ToString());

        Assert.Equal("Theme: Courage", List(page));
        Assert.Equal(["Blame", "Fear"], page.Document.QuerySelectorAll("main .cm-desk__item label bdi").Select(title => title.TextContent).Order());
    }

    [Fact]
    public async Task What_the_version_before_wrote_is_moved_approved_and_published()
    {
        await using var app = await Start();
        await Add(app, "Waits", "Is published");
        await app.Curators.Decides(Curators.Amina, "Is published", "approve");
        await app.HandleMessages();
        await WithoutNewColumns(app);
        Assert.Empty(await app.Get<ProjectionGaps>().FindAsync(CancellationToken.None).ToListAsync());

        await (await Opens(app)).Tick("Waits").Tick("Is published").Type("name", "Trust").Submit("new");
        await app.HandleMessages();
        Assert.Empty(await app.Get<ProjectionGaps>().FindAsync(CancellationToken.None).ToListAsync());
        // It was in use again for a while, and wrote the projection with the revisions that it knows.
        await WithoutNewColumns(app, onlyProjection: true);
        await app.Curators.Decides(Curators.Ben, "Waits", "approve");
        await app.HandleMessages();

        Assert.Equal(2, (await app.Get<Projection>().PublishedRowsAsync(CancellationToken.None).ToListAsync()).Count(row => row.Content is not null));
        Assert.Empty(await app.Get<ProjectionGaps>().FindAsync(CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task A_deleted_theme_is_forgotten_when_its_time_is_over()
    {
        var clock = new MovableClock();
        await using var app = await ManifestoApp.Start(azurite, services =>
        {
            services.RemovePumps();
            services.AddSingleton<TimeProvider>(clock);
        });
        await Add(app, "Blame");
        await (await Opens(app)).Tick("Blame").Type("name", "Trust").Submit("new");
        var deleted = await (await OpensTheme(app, "Trust")).Choose("delete", "yes").Submit("delete");
        clock.Advance(TimeSpan.FromDays(364));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.Single(await Themes(app));

        clock.Advance(TimeSpan.FromDays(2));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);

        Assert.Empty(await Themes(app));
        Assert.Equal("1 note in no theme", List(await Opens(app)));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser.Open(app.Function($"desk/themes/theme{(await app.Desk(Curators.Amina)).Address.Query}&theme={deleted.Value("theme")}"))).Status);
    }

    /// <summary>Rows as they were before there were themes.</summary>
    private static async Task WithoutNewColumns(ManifestoApp app, bool onlyProjection = false)
    {
        var (tables, names) = (app.Get<TableServiceClient>(), app.Get<IOptions<StorageSettings>>().Value);
        foreach (var table in onlyProjection ? new[] { names.ManifestoTable } : [names.ManifestoTable, names.ContributionsTable])
        {
            var client = tables.GetTableClient(table);
            foreach (var row in await client.QueryAsync<TableEntity>().ToListAsync())
            {
                row.Remove("RevisionToShow");
                await client.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
            }
        }
    }

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services => services.RemovePumps());

    private static async Task Add(ManifestoApp app, params string[] titles)
    {
        foreach (var title in titles)
            await app.Contributor.Sends(title);
        await app.HandleMessages();
    }

    private static async Task<WebPage> Opens(ManifestoApp app, string? name = null, string? value = null, string curator = Curators.Amina)
    {
        var desk = await app.Desk(curator);
        var link = desk.Document.QuerySelector("main a[href*='desk/themes']")!.GetAttribute("href")!;
        return await app.Browser.Open(new(name is null ? link : $"{link}&{name}={value}"));
    }

    private static async Task<WebPage> OpensTheme(ManifestoApp app, string name, string curator = Curators.Amina)
    {
        var theme = (await Themes(app)).Single(theme => theme.Name == name);
        return await app.Browser.Open(app.Function($"desk/themes/theme{(await app.Desk(curator)).Address.Query}&theme={theme.Id}"));
    }

    private static string List(WebPage page) => page.Document.GetElementById("list")!.TextContent;

    private static string? Banner(WebPage page) => page.Document.QuerySelector(".govuk-notification-banner__heading")?.TextContent;

    private static async Task<IReadOnlyList<Theme>> Themes(ManifestoApp app) => [.. (await app.Get<ThemeRegister>().AllAsync(CancellationToken.None)).Select(read => read.Value)];

    private static async Task<int> NotesIn(ManifestoApp app, string name)
    {
        var map = new ThemeMap(await Themes(app));
        return (await app.Services.Contributions()).Count(note => map.Resolve(note.Place?.Theme)?.Name == name);
    }

    private static async Task<Contribution> Stored(ManifestoApp app, string title) => (await app.Services.Contributions()).Single(one => one.Title == title);
}
