using System.Net;
using System.Net.Sockets;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Reconciling;
using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.TestData;
using CollaborationManifesto.Workshops;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>A curator brings in the notes of a workshop: pasted or as a file, checked first, each once, and taken back as a whole.</summary>
public sealed class WorkshopNotesTests(SharedAzurite azurite)
{
    private const string Sheet = "Title\tWhy\tCategory\tEmail\nNobody listens\tMeetings are too full\tCulture\tann@example.org\nToo many tools\t\tTools\tben@example.org\nBlame\tFear follows\tCulture\tcy@example.org\n";

    [Fact]
    public async Task Pasted_rows_are_checked_added_once_and_wait_for_a_decision()
    {
        await using var app = await Start();
        var page = await Opens(app, Curators.Amina);
        Assert.Contains("No notes of a workshop have been added yet.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Enter the name of the workshop", "Paste the notes, or choose a file"], (await page.Submit()).Errors);
        Assert.Empty(await Imports(app));

        var check = await Uploads(app, Sheet);
        Assert.Equal("Check the notes from LocalGov Camp, 8 October 2022", check.Heading);
        Assert.Equal(("Title", "Text", "Category", "LeaveOut"), (check.Value("column-1"), check.Value("column-2"), check.Value("column-3"), check.Value("column-4")));
        Assert.Contains("Column “Email” seems to have people’s names or addresses, so it is left out.", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ann@example.org", check.Html, StringComparison.Ordinal);
        Assert.Contains("3 notes will be added, and will wait for a decision", check.Text, StringComparison.Ordinal);
        Assert.Equal(["Nobody listens", "Too many tools", "Blame"], check.Document.QuerySelectorAll(".cm-note__title").Select(title => title.TextContent));
        Assert.Equal(["Confirm that the notes may be published. If you do not know, ask the people who ran the workshop first"], (await check.Submit("yes")).Errors);
        Assert.Empty(await Waiting(app));

        var started = await check.Choose("agreed", "yes").Submit("yes");
        Assert.Contains("Adding notes: 0 of 3 rows done", started.Text, StringComparison.Ordinal);
        await HandleDesk(app);

        var done = await app.Browser.Open(started.Address);
        Assert.Contains("3 notes were added", done.Text, StringComparison.Ordinal);
        Assert.Contains("Amina confirmed on", done.Text, StringComparison.Ordinal);
        Assert.Equal(0, await FileCount(app));
        await HandleChanges(app);
        var notes = await app.Browser.Open(new(done.Document.QuerySelector("main a[href*='import=']:not([href*='desk/import'])")!.GetAttribute("href")!));
        Assert.Contains("Only notes from LocalGov Camp, 8 October 2022", notes.Text, StringComparison.Ordinal);
        Assert.Contains("Waiting for a decision (3)", notes.Text, StringComparison.Ordinal);
        var stored = await Stored(app);
        Assert.All(stored, note => Assert.Equal(("LocalGov Camp, 8 October 2022", Attribution.Anonymous, new DateTime(2022, 10, 8)), (note.Source!.Board, note.Contributor.Attribution, note.Source.WrittenAt.Date)));
        Assert.Equal(("culture", "Meetings are too full"), (stored.Single(note => note.Title == "Nobody listens").Category, stored.Single(note => note.Title == "Nobody listens").Text));

        // Again is the same, also by someone else, with one note more; the third "Blame" is another note than the second.
        var again = await Uploads(app, $"{Sheet}Blame\tFear follows\tCulture\t\nA new one\t\tTools\t\n", Curators.Ben);
        Assert.Contains("2 notes will be added", again.Text, StringComparison.Ordinal);
        Assert.Contains("3 notes are here already, and will stay as they are", again.Text, StringComparison.Ordinal);
        var second = await Finishes(app, again);
        Assert.Contains("2 notes were added 3 notes were here already", second.Text, StringComparison.Ordinal);
        Assert.Equal(5, (await Stored(app)).Count);
        var same = await Uploads(app, Sheet);
        Assert.Contains("All of these notes are here already. There is nothing to add", same.Text, StringComparison.Ordinal);
        Assert.Empty(same.Document.QuerySelectorAll("button[name=start]"));
    }

    [Fact]
    public async Task An_import_is_taken_back_as_a_whole_and_can_come_again()
    {
        await using var app = await Start();
        var done = await Finishes(app, await Uploads(app, Sheet));
        await HandleChanges(app);
        Assert.Equal(3, (await Waiting(app)).Count);

        Assert.Equal(["Confirm that you want to remove these notes"], (await done.Submit()).Errors);
        var asked = await done.Choose("agreed", "yes").Submit();
        Assert.Contains("Taking it back: 0 of 3 notes removed", asked.Text, StringComparison.Ordinal);
        await HandleDesk(app);
        Assert.Contains("Taken back. 3 notes were removed", (await app.Browser.Open(asked.Address)).Text, StringComparison.Ordinal);
        Assert.Empty(await Stored(app));
        Assert.Empty(await Waiting(app));

        var again = await Uploads(app, Sheet);
        Assert.Contains("3 notes will be added", again.Text, StringComparison.Ordinal);
        done = await Finishes(app, again);
        await HandleChanges(app);
        Assert.Contains("3 notes were added", done.Text, StringComparison.Ordinal);
        var waiting = await Waiting(app);
        Assert.Equal(3, waiting.Count);

        // What was brought in again is decided and published like any other.
        await (await (await app.Desk(Curators.Amina)).Tick(waiting[0].Title).Type("action", "approve").Submit()).Submit();
        await HandleChanges(app);
        Assert.Contains((await app.Get<Projection>().PublishedRowsAsync(CancellationToken.None).ToListAsync()).Where(row => row.Content is not null), row => row.Id == waiting[0].Id);
        var refused = await (await app.Browser.Open(done.Address)).Choose("agreed", "yes").Submit();
        await HandleDesk(app);
        Assert.Contains("This could not be taken back, because 1 note has been decided, voted on, merged or changed. Nothing was removed.", (await app.Browser.Open(refused.Address)).Text, StringComparison.Ordinal);
        Assert.Equal(3, (await Stored(app)).Count);
    }

    [Fact]
    public async Task Lines_get_a_category_for_all_and_what_was_chosen_is_shown_before_it_is_added()
    {
        await using var app = await Start();
        var check = await Uploads(app, "- Nobody has time\n- Everyone waits\n");
        Assert.Contains("0 notes will be added", check.Text, StringComparison.Ordinal);
        Assert.Contains("Row 1: No category is chosen for it. Choose one for its value, or for all other notes (“Nobody has time”)", check.Text, StringComparison.Ordinal);
        Assert.Contains("With these choices no note can be added.", check.Text, StringComparison.Ordinal);
        Assert.Empty(check.Document.QuerySelectorAll("button[name=start]"));

        check = await check.Type("category", "tools").Submit();
        Assert.Contains("Barrier · Tools", check.Text, StringComparison.Ordinal);
        var changed = await check.Type("kind", "Guidance").Choose("agreed", "yes").Submit("yes");
        Assert.Equal(["This is how they read with your choices. Look at the notes again, then add them"], changed.Errors);
        Assert.Equal(("tools", "yes"), (changed.Value("category"), changed.Value("agreed")));
        Assert.Contains("Guidance · Tools", changed.Text, StringComparison.Ordinal);
        await Finishes(app, changed);

        Assert.All(await Stored(app), note => Assert.Equal((ContributionKind.Guidance, "tools", note.Title), (note.Kind, note.Category, note.Text)));
        Assert.Equal(["Everyone waits", "Nobody has time"], (await Stored(app)).Select(note => note.Title).Order());
    }

    [Fact]
    public async Task The_lists_of_a_Trello_board_are_mapped_and_its_cards_can_be_taken_back()
    {
        await using var app = await Start();
        const string board = """{"name":"Board","lists":[{"id":"l1","name":"Culture","closed":false},{"id":"l2","name":"Principles","closed":false}],"cards":[{"id":"507f1f77bcf86cd799439011","name":"Blame","idList":"l1"},{"id":"507f1f77bcf86cd799439012","name":"Share","desc":"We share.","idList":"l2"}]}""";
        var check = await Uploads(app, null, file: Encoding.UTF8.GetBytes(board));
        Assert.Equal(("culture", "Barrier", "", "Principle"), (check.Value("value-1-category"), check.Value("value-1-kind"), check.Value("value-2-category"), check.Value("value-2-kind")));
        Assert.Contains("1 note will be added", check.Text, StringComparison.Ordinal);
        Assert.Contains("No label of the card is a category (“Share”)", check.Text, StringComparison.Ordinal);

        check = await check.Type("value-2-category", "tools").Submit();
        Assert.Contains("2 notes will be added", check.Text, StringComparison.Ordinal);
        var done = await Finishes(app, check);
        Assert.Contains("2 notes were added", done.Text, StringComparison.Ordinal);
        Assert.Equal([ContributionKind.Barrier, ContributionKind.Principle], (await Stored(app)).Select(note => note.Kind).Order());

        // A newer board updates its card while nobody has decided, and the import can still be taken back.
        var newer = await Uploads(app, null, Curators.Ben, Encoding.UTF8.GetBytes(board.Replace("We share.", "We share all.", StringComparison.Ordinal)));
        newer = await newer.Type("value-2-category", "tools").Submit();
        Assert.Contains("1 note has changed on the board, and will be updated", newer.Text, StringComparison.Ordinal);
        await Finishes(app, newer);
        Assert.Contains("We share all.", (await Stored(app)).Select(note => note.Text));
        await HandleChanges(app);
        await done.Choose("agreed", "yes").Submit();
        await HandleDesk(app);
        Assert.Empty(await Stored(app));

        // In a storage that is empty but for what was taken back, too.
        await Finishes(app, await (await Uploads(app, null, file: Encoding.UTF8.GetBytes(board))).Type("value-2-category", "tools").Submit());
        await HandleChanges(app);
        await (await (await app.Desk(Curators.Amina)).Tick("Share").Type("action", "approve").Submit()).Submit();
        await HandleChanges(app);
        Assert.Equal("Share", Assert.Single(await app.Get<Projection>().PublishedPrinciplesAsync(CancellationToken.None)).Title);
    }

    [Fact]
    public async Task A_note_that_something_was_merged_into_keeps_its_import()
    {
        await using var app = await Start();
        var done = await Finishes(app, await (await Uploads(app, "We have far too many meetings\nAnother\n")).Type("category", "culture").Submit());
        await app.Contributor.Sends("We have far too many meetings!");
        await HandleChanges(app);
        var note = (await Stored(app)).Single(one => one.Title == "We have far too many meetings");
        var desk = (await app.Desk(Curators.Ben)).Tick("We have far too many meetings").Tick("We have far too many meetings!").Type("action", "merge");
        await (await desk.Submit()).Choose("target", note.Id.ToString()).Submit();
        await HandleChanges(app);
        Assert.Equal(note.Id, (await Stored(app)).Single(one => one.State == ContributionState.Merged).MergedInto);

        await (await app.Browser.Open(done.Address)).Choose("agreed", "yes").Submit();
        await HandleDesk(app);

        Assert.Contains("This could not be taken back, because 1 note has been decided, voted on, merged or changed.", (await app.Browser.Open(done.Address)).Text, StringComparison.Ordinal);
        Assert.Equal(3, (await Stored(app)).Count);
    }

    [Fact]
    public async Task Choices_for_columns_that_cannot_be_are_named_at_their_column()
    {
        await using var app = await Start();
        var many = string.Concat(Enumerable.Range(1, 51).Select(number => $"{number} is a note\tTag {number}\tTools\n"));
        var check = await Uploads(app, $"Note\tTag\tTheme\n{many}");
        Assert.Equal(("Title", "Text", "Category"), (check.Value("column-1"), check.Value("column-2"), check.Value("column-3")));
        Assert.Contains("51 notes will be added", check.Text, StringComparison.Ordinal);

        check = await check.Type("column-2", "Category").Type("column-3", "LeaveOut").Submit();
        Assert.Equal(["This column has more than 50 different values, so it cannot be “The category”. Leave it out, or choose another one"], check.Errors);
        Assert.NotNull(check.Document.QuerySelector(check.Document.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href")!));
        check = await check.Type("column-2", "Kind").Submit();
        Assert.Equal(["This column has more than 50 different values, so it cannot be “The kind”. Leave it out, or choose another one"], check.Errors);
        check = await check.Type("column-2", "Title").Submit();
        Assert.Equal(["Only one column can be “The note, or its title”"], check.Errors);
        check = await check.Type("column-1", "LeaveOut").Type("column-2", "LeaveOut").Type("column-3", "Category").Submit();
        Assert.Equal(["Choose which column has the notes"], check.Errors);
        Assert.Empty(await Stored(app));
    }

    [Fact]
    public async Task The_program_can_be_updated_before_its_infrastructure()
    {
        await using var app = await Start();
        await app.Get<TableServiceClient>().DeleteTableAsync(app.Get<IOptions<StorageSettings>>().Value.WorkshopsTable);
        await app.Get<BlobServiceClient>().GetBlobContainerClient(app.Get<IOptions<StorageSettings>>().Value.ImportsContainer).DeleteAsync();

        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Contains("No notes of a workshop have been added yet.", (await Opens(app, Curators.Amina)).Text, StringComparison.Ordinal);
        var done = await Finishes(app, await Uploads(app, Sheet));

        Assert.Contains("3 notes were added", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_whose_message_was_lost_is_continued_by_the_hourly_run()
    {
        var clock = new MovableClock();
        await using var app = await Start(services => services.AddSingleton<TimeProvider>(clock));
        await (await Uploads(app, Sheet)).Choose("agreed", "yes").Submit("yes");
        await app.Get<QueueServiceClient>().GetQueueClient(app.Get<IOptions<StorageSettings>>().Value.DeskQueue).ClearMessagesAsync();
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await HandleDesk(app);
        Assert.Empty(await Stored(app));

        clock.Advance(ChangeQueue.DropAfter);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await HandleDesk(app);

        Assert.Equal((3, ImportState.Done), ((await Stored(app)).Count, Assert.Single(await Imports(app)).State));
    }

    [Fact]
    public async Task Lines_below_the_names_of_categories_get_these_categories()
    {
        await using var app = await Start();
        var check = await Uploads(app, "Culture\n- Blame\n- Fear\n\nTools\n- Nobody finds anything\n");
        Assert.Equal("BlocksHaveHeadings", check.Value("lines"));
        Assert.Contains("3 notes will be added", check.Text, StringComparison.Ordinal);

        await Finishes(app, check);

        Assert.Equal(["Blame culture", "Fear culture", "Nobody finds anything tools"], (await Stored(app)).Select(note => $"{note.Title} {note.Category}").Order());
    }

    [Fact]
    public async Task The_first_sheet_with_notes_is_read_and_names_of_people_are_found_below_a_title()
    {
        await using var app = await Start();
        var sheet = "<row r=\"1\">" + Workbooks.Inline("A1", "All our ideas") + "</row><row r=\"2\">" + Workbooks.Inline("A2", "Idea") + Workbooks.Inline("B2", "Created by") + Workbooks.Inline("C2", "Theme") + "</row><row r=\"3\">" + Workbooks.Inline("A3", "Blame") + Workbooks.Inline("B3", "Ann Example") + Workbooks.Inline("C3", "Culture") + "</row>";
        var check = await Uploads(app, null, file: Workbooks.Of("", more: [("Ideas", sheet)]));

        Assert.Equal(("1", "yes", "Title", "LeaveOut", "Category"), (check.Value("sheet"), check.Value("header"), check.Value("column-1"), check.Value("column-2"), check.Value("column-3")));
        Assert.Contains("1 note will be added", check.Text, StringComparison.Ordinal);
        // Not even if someone says that the columns have no names, and sends the page by hand.
        check.Document.QuerySelector("[name=header]")!.RemoveAttribute("checked");
        var without = await check.WithValue("column-2", "Text").Type("category", "tools").Submit();
        Assert.DoesNotContain("Ann Example", without.Text, StringComparison.Ordinal);
        await Finishes(app, without);
        Assert.DoesNotContain(await Stored(app), note => $"{note.Title} {note.Text}".Contains("Ann", StringComparison.Ordinal));

        var empty = await (await Uploads(app, null, file: Workbooks.Of("", more: [("Ideas", sheet)]))).Type("sheet", "0").Submit();
        Assert.Contains("We found 0 notes.", empty.Text, StringComparison.Ordinal);
        Assert.Empty(empty.Document.QuerySelectorAll("button[name=start]"));
    }

    [Fact]
    public async Task A_file_that_nobody_checks_is_deleted_by_a_curator_or_after_a_day()
    {
        var clock = new MovableClock();
        await using var app = await Start(services => services.AddSingleton<TimeProvider>(clock));
        var check = await Uploads(app, Sheet);
        Assert.Equal(1, await FileCount(app));
        Assert.Equal(["Confirm that you want to delete what was uploaded"], (await check.Submit("discard")).Errors);
        var gone = await check.Choose("discard", "yes").Submit("discard");
        Assert.Equal((HttpStatusCode.OK, "Add notes from a workshop"), (gone.Status, gone.Heading));
        Assert.Equal((HttpStatusCode.NotFound, "This is not here any more"), ((await app.Browser.Open(check.Address)).Status, (await app.Browser.Open(check.Address)).Heading));
        Assert.Equal((0, 0), (await FileCount(app), (await Imports(app)).Count));

        await Uploads(app, Sheet);
        await (await Uploads(app, Sheet, Curators.Ben)).Choose("agreed", "yes").Submit("yes");
        clock.Advance(TimeSpan.FromHours(21));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.Equal((2, 2), (await FileCount(app), (await Imports(app)).Count));
        clock.Advance(TimeSpan.FromHours(4));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        await HandleDesk(app);

        Assert.Equal(0, await FileCount(app));
        Assert.Equal(ImportState.Stopped, Assert.Single(await Imports(app)).State);
        var fresh = await Opens(app, Curators.Ben);
        var left = await app.Browser.Open(app.Function($"desk/import{fresh.Address.Query}&import={ContributionId.FromKey("import", "another")}"));
        Assert.Equal((HttpStatusCode.NotFound, "This is not here any more"), (left.Status, left.Heading));
        var stopped = await app.Browser.Open(new(fresh.Document.QuerySelector("main a[href*='import=']")!.GetAttribute("href")!));
        Assert.Contains("Add the same file again: only the missing notes will be added.", stopped.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_an_upload_is_read_without_a_curators_link()
    {
        await using var app = await Start();
        var page = (await Opens(app, Curators.Amina)).Type("name", "Camp").Type("notes", "One");
        var address = new Uri(page.Document.QuerySelector("main form")!.GetAttribute("action")!);

        Assert.Equal("HTTP/1.1 410 Gone", await AnswerToHeaders(address, "token=made-up"));
        // With a link, the program waits for the body, so nothing is answered until it ends.
        Assert.Equal("", await AnswerToHeaders(address, address.Query[1..]));
        Assert.Equal((0, 0), (await FileCount(app), (await Imports(app)).Count));

        var tooLarge = await page.Attach("file", new byte[UploadDesk.MaxFileBytes + 300_000], "notes.csv").Submit();
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "This file is too large"), (tooLarge.Status, tooLarge.Heading));
        var larger = await (await Opens(app, Curators.Amina)).Type("name", "Camp").Attach("file", new byte[UploadDesk.MaxFileBytes + 1], "notes.csv").Submit();
        Assert.StartsWith("The file is larger than 5 MB.", Assert.Single(larger.Errors), StringComparison.Ordinal);
        Assert.Equal("Camp", larger.Value("name"));
    }

    [Fact]
    public async Task Notes_are_added_once_although_two_curators_add_them_and_the_program_dies_at_every_call()
    {
        var death = new Death();
        await using var app = await Start(death.Install);
        var (deaths, camps) = (0, 0);
        // In the short form each second call dies, either before or after it did something; in the long form each, both.
        var step = ReliabilityTable.Size(4, 1);
        foreach (var answered in new[] { false, true })
        {
            for (var call = answered ? step - 1 : 0; ; call += step)
            {
                WebPage[] checks = [await Check(Curators.Amina, ++camps), await Check(Curators.Ben, camps)];
                death.Comes(call, answered);
                var died = await Dies(async () => await Starts(checks));
                death.Restart();
                var started = await Starts(checks);
                var done = await Task.WhenAll(started.Select(page => app.Browser.Open(page.Address)));

                Assert.Equal(["A", "B", "B"], (await Stored(app)).Select(note => note.Title).Order());
                Assert.Equal((6, 3), ((await Imports(app)).Take(2).Sum(import => import.Done), (await Imports(app)).Take(2).Sum(import => import.Imported)));
                Assert.Equal(0, await FileCount(app));
                WebPage[] both = [.. done.Where(page => page.Text.Contains("Remove all of these notes?", StringComparison.Ordinal)).Select(page => page.Choose("agreed", "yes"))];
                death.Comes(call, answered);
                died |= await Dies(async () => await Task.WhenAll(both.Select(page => page.Submit())));
                death.Restart();
                await Task.WhenAll(both.Select(page => page.Submit()));
                await Handled(app);

                Assert.Empty(await Stored(app));
                Assert.All((await Imports(app)).Take(2).Where(import => import.Imported > 0), import => Assert.Equal((ImportState.TakenBack, import.Imported, 0), (import.State, import.Removed, import.Touched)));
                if (!died)
                    break;
                deaths++;
            }
        }

        Assert.True(deaths > 30 / step, $"{deaths} deaths");

        async Task<WebPage> Check(string curator, int camp) => (await (await Opens(app, curator)).Type("name", $"Camp {camp}").Type("notes", "Title\tCategory\nA\tTools\nB\tTools\nB\tTools\n").Submit()).Choose("agreed", "yes");

        async Task<IReadOnlyList<WebPage>> Starts(IEnumerable<WebPage> checks)
        {
            var started = new List<WebPage>();
            foreach (var check in checks)
                started.Add(await check.Submit("yes"));
            await Handled(app);
            return started;
        }

        // A page says 503 when storage fails, and a message fails.
        async Task<bool> Dies(Func<Task> act)
        {
            try
            {
                await act();
            }
            catch (DiedException)
            {
            }

            return death.IsDead;
        }
    }

    /// <summary>Handles the messages of the last two imports, which come back if the program dies.</summary>
    private static async Task Handled(ManifestoApp app)
    {
        foreach (var import in (await Imports(app)).Take(2).Where(import => import.Started is not null))
            await app.Get<ImportRunner>().AnnounceAsync(import.Id, (import.TakenBack ?? import.Started)!.CommandId, CancellationToken.None);
        await HandleDesk(app);
    }

    [Fact]
    public async Task Notes_of_one_import_that_look_alike_are_merged_group_by_group()
    {
        await using var app = await Start();
        const string notes = "We have far too many meetings that nobody needs\nWe have far too many meetings that nobody wants\nWe have far too many meetings that nobody likes\nNobody writes anything down after a call\nNobody writes anything down before a call\nSomething else\n";
        var done = await Finishes(app, await (await Uploads(app, notes)).Type("category", "culture").Submit());
        await HandleChanges(app);

        var alike = await app.Browser.Open(new(done.Document.QuerySelector("main a[href*='alike=yes']")!.GetAttribute("href")!));
        Assert.Equal(["Group 1: 3 notes", "Group 2: 2 notes"], alike.Document.QuerySelectorAll("h2").Select(heading => heading.TextContent));
        var untouched = await alike.Submit();
        Assert.Equal(["Select the one that stays, or enter the reference of a published one"], untouched.Errors);
        var kept = alike.Document.QuerySelectorAll("input[name=target]")[1].GetAttribute("value")!;
        var merged = await alike.Choose("target", kept).Submit();

        Assert.Contains("2 contributions", merged.Text, StringComparison.Ordinal);
        await HandleChanges(app);
        Assert.Equal([kept, kept], (await Stored(app)).Where(note => note.State == ContributionState.Merged).Select(note => note.MergedInto.ToString()));
        Assert.Equal(["Group 1: 2 notes"], (await app.Browser.Open(alike.Address)).Document.QuerySelectorAll("h2").Select(heading => heading.TextContent));
    }

    private Task<ManifestoApp> Start(Action<IServiceCollection>? replace = null) => ManifestoApp.Start(
        azurite,
        services =>
        {
            services.RemovePumps();
            replace?.Invoke(services);
        });

    private static async Task<WebPage> Opens(ManifestoApp app, string curator) =>
        await app.Browser.Open(new((await app.Desk(curator)).Document.QuerySelector("main a[href*='desk/import']")!.GetAttribute("href")!));

    /// <summary>Pastes notes or chooses a file, and sees the page that asks what is in it.</summary>
    private static async Task<WebPage> Uploads(ManifestoApp app, string? notes, string curator = Curators.Amina, byte[]? file = null)
    {
        var page = (await Opens(app, curator)).Type("name", "LocalGov Camp").Type("day", "8").Type("month", "10").Type("year", "2022");
        return await (file is null ? page.Type("notes", notes!) : page.Attach("file", file, "notes")).Submit();
    }

    /// <summary>Has the checked notes brought in.</summary>
    private static async Task<WebPage> Finishes(ManifestoApp app, WebPage check)
    {
        var started = await check.Choose("agreed", "yes").Submit("yes");
        await HandleDesk(app);
        return await app.Browser.Open(started.Address);
    }

    private static async Task<IReadOnlyList<WorkshopImport>> Imports(ManifestoApp app) => [.. (await app.Get<WorkshopRegister>().AllAsync(CancellationToken.None)).Select(one => one.Value)];

    private static async Task<IReadOnlyList<Contribution>> Stored(ManifestoApp app) => await app.Get<ContributionStore>().AllAsync(CancellationToken.None).Select(read => read.Value).ToListAsync();

    private static async Task<IReadOnlyList<WaitingRow>> Waiting(ManifestoApp app) => await app.Get<Projection>().WaitingAsync(CancellationToken.None);

    private static async Task<int> FileCount(ManifestoApp app)
    {
        var container = app.Get<BlobServiceClient>().GetBlobContainerClient(app.Get<IOptions<StorageSettings>>().Value.ImportsContainer);
        return await container.GetBlobsAsync().CountAsync();
    }

    private static Task HandleDesk(ManifestoApp app) => Handle(
        app, names => names.DeskQueue, message => app.Get<ImportRunner>().TryHandleAsync(message, CancellationToken.None) ?? app.Get<DeskLinks>().MailAsync(message, CancellationToken.None));

    private static Task HandleChanges(ManifestoApp app) => Handle(app, names => names.ContributionsQueue, message => app.Get<ChangeHandler>().HandleAsync(message, CancellationToken.None));

    private static async Task Handle(ManifestoApp app, Func<StorageSettings, string> name, Func<string, Task> handle)
    {
        var queue = app.Get<QueueServiceClient>().GetQueueClient(name(app.Get<IOptions<StorageSettings>>().Value));
        while ((await queue.ReceiveMessagesAsync(maxMessages: 32)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                await handle(message.Body.ToString());
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        }
    }

    /// <summary>Sends the headers of an upload and no byte of its body, as a phone does that loses its connection.</summary>
    /// <returns>The first line of the answer; empty if there is none while the connection is open.</returns>
    private static async Task<string> AnswerToHeaders(Uri address, string query)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        var headers = $"POST {address.AbsolutePath}?{query} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000000\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(headers));
        if (!query.Contains("made-up", StringComparison.Ordinal))
            // The end of what is sent: the server notices that the rest never comes, and closes without an answer.
            client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        try
        {
            return await reader.ReadLineAsync() ?? "";
        }
        catch (IOException)
        {
            // It was closed by a reset, which is no answer either.
            return "";
        }
    }
}
