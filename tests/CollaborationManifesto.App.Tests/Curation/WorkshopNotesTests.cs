using System.Net;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
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
        Assert.Contains("Column “Email” seems to have people’s names or addresses, so it is not taken in.", check.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", check.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
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
        Assert.Equal(["All of these notes are here already. There is nothing to add"], (await same.Choose("agreed", "yes").Submit("yes")).Errors);
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
        Assert.Contains("This could not be taken back, because 1 note has been decided, voted on or changed. Nothing was removed.", (await app.Browser.Open(refused.Address)).Text, StringComparison.Ordinal);
        Assert.Equal(3, (await Stored(app)).Count);
    }

    [Fact]
    public async Task Lines_get_a_category_for_all_and_what_was_chosen_is_shown_before_it_is_added()
    {
        await using var app = await Start();
        var check = await Uploads(app, "- Nobody has time\n- Everyone waits\n");
        Assert.Contains("0 notes will be added", check.Text, StringComparison.Ordinal);
        Assert.Contains("Row 1: The row has no category. Choose a category for notes that have none (“Nobody has time”)", check.Text, StringComparison.Ordinal);
        Assert.Equal(["With these choices no note can be added. Look below why, and change what the columns or categories are"], (await check.Choose("agreed", "yes").Submit("yes")).Errors);

        var changed = await check.Type("category", "tools").Type("kind", "Guidance").Choose("agreed", "yes").Submit("yes");
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

        await done.Choose("agreed", "yes").Submit();
        await HandleDesk(app);
        Assert.Empty(await Stored(app));
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
        Assert.Equal((HttpStatusCode.NotFound, "This is not here any more"), (gone.Status, gone.Heading));
        Assert.Equal((0, 0), (await FileCount(app), (await Imports(app)).Count));

        var left = await Uploads(app, Sheet);
        var running = await (await Uploads(app, Sheet, Curators.Ben)).Choose("agreed", "yes").Submit("yes");
        clock.Advance(TimeSpan.FromHours(25));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        await HandleDesk(app);

        Assert.Equal(0, await FileCount(app));
        Assert.Equal(ImportState.Stopped, Assert.Single(await Imports(app)).State);
        Assert.Equal(HttpStatusCode.NotFound, (await left.Choose("agreed", "yes").Submit("yes")).Status);
        Assert.Contains("Add the same file again: only the missing notes will be added.", (await app.Browser.Open(running.Address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_an_upload_is_read_without_a_curators_link()
    {
        await using var app = await Start();
        var page = (await Opens(app, Curators.Amina)).Type("name", "Camp").Type("notes", "One");
        var form = page.Document.QuerySelector("main form")!;
        form.SetAttribute("action", form.GetAttribute("action")!.Replace("token=", "token=x", StringComparison.Ordinal));
        using var endless = new EndlessContent();
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = endless };
        request.Content.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "b") } };
        request.Headers.ExpectContinue = true;

        using var client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = Timeout.InfiniteTimeSpan });
        using var answer = await client.SendAsync(request);

        Assert.Equal((HttpStatusCode.Gone, 0), (answer.StatusCode, endless.Sent));
        Assert.Equal((0, 0), (await FileCount(app), (await Imports(app)).Count));
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

    /// <summary>A body that is sent only if the server asks for it.</summary>
    private sealed class EndlessContent : HttpContent
    {
        public int Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Sent++;
            await stream.WriteAsync(new byte[1024]);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 1024;
            return true;
        }
    }
}
