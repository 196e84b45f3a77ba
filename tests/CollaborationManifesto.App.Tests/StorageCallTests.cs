using System.Net;
using Azure.Storage.Blobs;
using CollaborationManifesto.App.Tests.Publishing;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Sessions;
using CollaborationManifesto.App.Tests.Signing;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Sessions;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Workshops;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests;

/// <summary>A function's cost is its number of storage calls.</summary>
public sealed class StorageCallTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_submission_costs_two_calls_from_the_filled_form_to_the_receipt()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        var form = await app.Contributor.Fills();
        await form.Submit();
        // Once a minute, and nobody waits for it.
        await app.Get<PublishedTexts>().Reading;
        calls.Forget();

        var check = await form.Submit();
        await app.Browser.Http.SendAsync(check.ToRequest(), HttpCompletionOption.ResponseHeadersRead);

        // The third call is the receipt page, after the redirect.
        Assert.Equal(["POST", "POST", "GET"], calls.All.Select(call => call.Split(' ')[0]));
        Assert.EndsWith("/messages", calls.All[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_private_link_by_email_costs_eight_calls()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        await (await app.Contributor.Sends()).Type("email", "first@example.org").Submit("link");
        var receipt = await app.Contributor.Sends("Only after the key of the hash was read");
        calls.Forget();

        await receipt.Type("email", "sam@example.org").Submit("link");

        // The contribution; the claim and the emails of this page; the address's emails, the claim, its emails again and the mark; the mark of the page.
        Assert.Equal(["GET", "POST", "GET", "GET", "POST", "GET", "PATCH", "PATCH"], calls.All.Select(call => call.Split(' ')[0]));
    }

    [Fact]
    public async Task A_note_of_a_workshop_costs_two_calls_and_two_that_everyone_shares_for_a_second()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        var workshop = await LiveWorkshop.Open(app);
        var phone = await workshop.Joins();
        app.Get<SessionRooms>().Forget(workshop.Id);
        calls.Forget();

        await LiveWorkshop.Send(phone, "Nobody wrote it down");

        // The workshop and its notes, which all phones and walls share; the phone's own notes, and the insert.
        Assert.Equal(["GET", "GET", "GET", "POST"], calls.All.Select(call => call.Split(' ')[0]));
        Assert.Equal(0, await app.QueueLength());
    }

    [Fact]
    public async Task A_decision_costs_six_calls()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        await app.Contributor.Sends();
        await app.HandleMessages();
        var page = await app.Curators.OpensReview(Curators.Amina, "Nobody wrote down why");
        calls.Forget();

        await page.Choose("decision", "approve").Submit();

        // The curators, the contribution, the message and the row; once a day, that the curator decided something; then what is waiting next.
        Assert.Equal(["GET", "GET", "POST", "PUT", "PATCH", "GET"], calls.All.Select(call => call.Split(' ')[0]));
    }

    [Fact]
    public async Task A_split_costs_eleven_calls_and_its_undo_twenty_one()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        await app.Contributor.Sends();
        await app.HandleMessages();
        var page = await (await app.Curators.OpensReview(Curators.Amina, "Nobody wrote down why")).Choose("decision", "split").Submit();
        calls.Forget();

        var split = await page.Type("title", "Nobody wrote").Type("second-title", "We knew").Type("second-text", "It was on the wall.").Submit();

        // The curators and the contribution; the message and the row of the second part, then of the first; once a day, that the curator decided
        // something. For the page: what is waiting next and looks the same, and the second part, which the first names.
        Assert.Equal(["GET", "GET", "POST", "POST", "POST", "PUT", "PATCH", "GET", "GET", "GET", "GET"], calls.All.Select(call => call.Split(' ')[0]));

        calls.Forget();
        await app.HandleMessages();
        // One row is read for the first part. The second is read with what names it. Then both are read and written, and the second is read again.
        Assert.Equal(1 + 7, calls.All.Count(call => call.Contains("/contributionst", StringComparison.Ordinal)));
        calls.Forget();
        await split.Choose("decision", "undo-split").Submit();

        Assert.Equal(21, calls.All.Count);
    }

    [Fact]
    public async Task A_notification_costs_five_calls_and_four_for_each_curators_mail()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        await app.Contributor.Sends();
        await app.HandleMessages();
        await app.Contributor.Sends("Only after the curators were seeded");
        calls.Forget();

        await app.HandleMessages();

        // The message comes and goes. In between: the contribution, its row on the desk, the change mark, similar contributions and the
        // curators.
        Assert.Equal(["GET", "GET", "POST", "PUT", "GET", "GET", "DELETE"], calls.All.Where(call => !IsMail(app, call)).Select(call => call.Split(' ')[0]));
        Assert.Equal(3 * 4, MailCalls(app, calls).Sum(call => call.Count));
    }

    [Fact]
    public async Task An_email_costs_four_calls_and_a_skipped_one_costs_one()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls, "--Notices:BurstMails=1");
        var first = await app.Contributor.Sends("First");
        calls.Forget();
        await app.HandleMessages();
        Assert.Equal([("GET", 6), ("PATCH", 3), ("POST", 3)], MailCalls(app, calls));

        await app.Contributor.Sends("Second");
        calls.Forget();
        await app.HandleMessages();
        Assert.Equal([("GET", 3)], MailCalls(app, calls));

        await app.Get<ChangeQueue>().AnnounceAsync(app.IdIn(first), app.IdIn(first).ToString(), CancellationToken.None);
        calls.Forget();
        await app.HandleMessages();
        Assert.Equal([("GET", 3)], MailCalls(app, calls));
    }

    [Fact]
    public async Task A_digest_check_costs_two_calls_and_one_per_curator_and_a_digest_reads_each_text_once()
    {
        var clock = new MovableClock();
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls, services => services.AddSingleton<TimeProvider>(clock), "--Notices:BurstMails=1");
        calls.Forget();
        await app.Get<Digests>().SendDueAsync(CancellationToken.None);
        Assert.Single(calls.All);

        await app.Contributor.Sends("First");
        await app.Contributor.Sends("Second");
        await app.HandleMessages();
        calls.Forget();
        await app.Get<Digests>().SendDueAsync(CancellationToken.None);
        Assert.Equal(5, calls.All.Count);
        Assert.Equal([("GET", 3)], MailCalls(app, calls));

        clock.Advance(TimeSpan.FromMinutes(31));
        calls.Forget();
        await app.Get<Digests>().SendDueAsync(CancellationToken.None);
        // Each of three curators gets the one text.
        Assert.Equal(2 + (3 * (1 + 4)) + 1, calls.All.Count);
        Assert.Equal([("GET", 9), ("PATCH", 3), ("POST", 3)], MailCalls(app, calls));
    }

    [Fact]
    public async Task A_page_on_themes_costs_four_reads_and_a_move_two_calls_and_one_more_if_it_is_published()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        await app.Contributor.Sends("Waits");
        await app.Contributor.Sends("Is published");
        await app.HandleMessages();
        await app.Curators.Decides(Curators.Amina, "Is published", "approve");
        await app.HandleMessages();
        var address = new Uri((await app.Desk(Curators.Amina)).Document.QuerySelector("main a[href*='desk/themes']")!.GetAttribute("href")!);
        calls.Forget();

        // The curators, the themes, where all notes are, and the words of those shown, which are neighbours.
        var page = await app.Browser.Open(address);
        Assert.Equal(["GET", "GET", "GET", "GET"], calls.All.Select(call => call.Split(' ')[0]));
        await page.Tick("Waits").Type("name", "Trust").Submit("new");
        calls.Forget();
        page = await (await app.Browser.Open(address)).Tick("Is published").Submit((await app.Get<ThemeRegister>().AllAsync(CancellationToken.None))[0].Value.Id.ToString());
        Assert.Single(calls.All, call => call.StartsWith("POST", StringComparison.Ordinal));
        Assert.Single(calls.All, call => call.StartsWith("PUT", StringComparison.Ordinal));
        page = await app.Browser.Open(new($"{address}&in={(await app.Get<ThemeRegister>().AllAsync(CancellationToken.None))[0].Value.Id}"));
        page.Tick("Waits");
        calls.Forget();

        await page.Submit("none");

        // The curators and the themes; the note and its new place; then the page again.
        Assert.Equal(["GET", "GET", "GET", "PUT", "GET", "GET", "GET"], calls.All.Select(call => call.Split(' ')[0]));
    }

    [Fact]
    public async Task A_page_of_the_desk_costs_eight_reads_and_a_search_seven()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        await app.Contributor.Sends();
        await app.HandleMessages();
        var address = (await app.Desk(Curators.Amina)).Address;
        calls.Forget();

        await app.Browser.Open(address);
        Assert.Equal(9, calls.All.Count);
        calls.Forget();
        await app.Browser.Open(new($"{address}&search=wrote"));

        // The curator, the rows and their keys, the editions, the live sessions, the problem reports, the signatures, and whom email does not reach. The first page also reads the principles, for a
        // minute.
        Assert.Equal(8, calls.All.Count);
        Assert.Empty(calls.Writes);
    }

    [Fact]
    public async Task A_signature_costs_one_read_to_check_two_calls_to_send_and_eight_to_confirm()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls, "--Intake:MinSeconds=0");
        await app.NamesEdition();
        var question = await app.Browser.Open(await app.SendsSignature(await app.ChecksSignature("Warm", "warm@example.org")));
        await question.Choose("answer", "yes").Submit();
        calls.Forget();

        var check = await app.ChecksSignature("Sam", "sam@example.org");
        // The form and the check each look which edition is signed.
        Assert.Equal(["GET", "GET"], calls.All.Select(call => call.Split(' ')[0]));
        calls.Forget();
        var link = await app.SendsSignature(check);
        Assert.Equal(["POST", "POST"], calls.All.Select(call => call.Split(' ')[0]));
        question = await app.Browser.Open(link);
        calls.Forget();
        using var confirmed = await app.Browser.Http.SendAsync(question.Choose("answer", "yes").ToRequest());
        // The request; the address's other signatures; the message; the request again and its answer; the new row; the request again and its end. Then the private page.
        Assert.Equal(["GET", "GET", "POST", "GET", "PUT", "POST", "GET", "PUT", "GET", "GET", "GET"], calls.All.Select(call => call.Split(' ')[0]));
    }

    [Fact]
    public async Task A_problem_report_costs_three_calls_and_its_form_none()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        await app.Browser.Open(app.Function("problems"));
        calls.Forget();

        var form = await app.Browser.Open(app.Function("problems?page=%2Fboard%2F"));
        Assert.Empty(calls.All);
        var receipt = await form.Type("text", "Broken").Submit();
        // Those that are waiting; the message; the row; then the private page.
        Assert.Equal(["GET", "POST", "POST", "GET"], calls.All.Select(call => call.Split(' ')[0]));
        calls.Forget();
        var list = await app.Browser.Open(app.Function($"desk/problems{(await app.Desk(Curators.Amina)).Address.Query}"));
        var one = await app.Browser.Open(new(list.Document.QuerySelector("main a[href*='report=']")!.GetAttribute("href")!));
        calls.Forget();
        await one.Choose("decision", "close").Submit();

        // The curators and the report; the message; the report again and its change; then the page with what is waiting and what was closed.
        Assert.Equal(["GET", "GET", "POST", "GET", "PUT", "GET", "GET"], calls.All.Select(call => call.Split(' ')[0]));
        Assert.Equal("We have your report", receipt.Heading);
    }

    [Fact]
    public async Task An_edition_costs_five_reads_to_look_at_and_twelve_calls_to_propose()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        await app.Get<Projection>().ShowAsync(Given.Approved("One", ContributionKind.Principle), CancellationToken.None);
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        var address = app.Function($"desk/editions{(await app.Desk(Curators.Amina)).Address.Query}");
        calls.Forget();

        var page = await app.Browser.Open(address);
        // The curators, the editions, the record of versions, the version and what must be in none. The last edition's version is read in the same way, if there is one.
        Assert.Equal(["GET", "GET", "GET", "GET", "GET"], calls.All.Select(call => call.Split(' ')[0]));
        calls.Forget();
        await page.Type("title", "Spring").Choose("agreed", "yes").Submit();

        // The curators, the editions, the record and the version with what must not be in it; the message; the table and the row; that the curator decided something; then the page.
        Assert.Equal(["GET", "GET", "GET", "GET", "GET", "POST", "POST", "POST", "PATCH", "GET", "GET", "GET"], calls.All.Select(call => call.Split(' ')[0]));
    }

    [Fact]
    public async Task Notes_of_a_workshop_cost_two_calls_each_and_eight_to_take_back()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        var upload = await app.Browser.Open(app.Function($"desk/import/file{(await app.Desk(Curators.Amina)).Address.Query}"));
        upload.Type("name", "Camp").Type("notes", "Note\tTheme\nOne\tTools\nTwo\tTools\nThree\tTools");
        calls.Forget();

        var check = await upload.Submit();
        // The curators; the imports before; the container, the file, the table and the row; then the page of the import: the curators, the import, its file and the imports before.
        Assert.Equal(["GET", "GET", "PUT", "PUT", "POST", "POST", "GET", "GET", "GET", "GET"], Methods(calls));
        var started = await check.Choose("agreed", "yes").Submit("yes");
        // The curators and what the page showed; first the message, then the row; that the curator decided something; then the page.
        Assert.Equal(["GET", "GET", "GET", "GET", "POST", "PUT", "PATCH", "GET", "GET"], Methods(calls));
        var import = (await app.Get<WorkshopRegister>().AllAsync(CancellationToken.None))[0].Value;
        await Handle(import.Started!);
        // The import, its file and the imports before; a message and a row for each note; the import after 500 rows and at its end; the file.
        Assert.Equal(["GET", "GET", "GET", .. Enumerable.Repeat("POST", 2 * 3), "PUT", "PUT", "DELETE"], Methods(calls));

        await app.HandleMessages();
        await (await app.Browser.Open(started.Address)).Choose("agreed", "yes").Submit();
        import = (await app.Get<WorkshopRegister>().AllAsync(CancellationToken.None))[0].Value;
        await Handle(import.TakenBack!);
        // The import, what is merged and its notes, and that it can be taken back; both again; eight for each note; how many that were; what is left, the end; the file, if there is one.
        Assert.Equal(3 + 1 + 2 + (8 * 3) + 1 + 1 + 1 + 1, Methods(calls).Count);

        async Task Handle(ImportAct act)
        {
            calls.Forget();
            await app.Get<ImportRunner>().TryHandleAsync($$"""{"import":"{{import.Id}}","commandId":"{{act.CommandId}}","acceptedAt":"2026-01-01T00:00:00Z"}""", CancellationToken.None)!;
        }

        static IReadOnlyList<string> Methods(StorageCalls calls)
        {
            var methods = calls.All.Select(call => call.Split(' ')[0]).ToList();
            calls.Forget();
            return methods;
        }
    }

    [Fact]
    public async Task The_key_of_addresses_is_made_once_and_costs_each_start_after_that_one_read()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        var (blobs, names, ada) = (app.Get<BlobServiceClient>(), app.Get<IOptions<StorageSettings>>(), EmailAddress.TryParse("ada@example.org")!);
        calls.Forget();

        var first = await new AddressHash(blobs, names).ComputeAsync(ada, CancellationToken.None);
        Assert.Equal(["GET", "PUT", "GET"], calls.All.Select(call => call.Split(' ')[0]));
        calls.Forget();

        Assert.Equal(first, await new AddressHash(blobs, names).ComputeAsync(ada, CancellationToken.None));
        Assert.Equal(["GET"], calls.All.Select(call => call.Split(' ')[0]));
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => new AddressHash(blobs, names).ComputeAsync(ada, CancellationToken.None)));
        Assert.All(atOnce, hash => Assert.Equal(first, hash));
    }

    [Fact]
    public async Task A_file_of_decisions_costs_two_reads_and_one_for_each_contribution()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        foreach (var title in new[] { "First", "Second", "Third" })
            await app.Contributor.Sends(title);
        await app.HandleMessages();
        var desk = await app.Desk(Curators.Ben);
        calls.Forget();

        await app.Browser.Open(app.Function($"desk/decisions.csv{desk.Address.Query}"));

        Assert.Equal(Enumerable.Repeat("GET", 2 + 3), calls.All.Select(call => call.Split(' ')[0]));
    }

    [Fact]
    public async Task A_timer_run_without_a_change_costs_two_reads()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        calls.Forget();

        Assert.True(await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None));

        Assert.Equal(["GET", "GET"], calls.All.Select(call => call.Split(' ')[0]));
    }

    [Fact]
    public async Task Asking_whether_the_service_is_ready_costs_twelve_reads()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        await app.Contributor.Sends();
        // The first run seeds the curators.
        await app.HandleMessages();
        calls.Forget();

        await app.Browser.Open(app.Function("health/ready"));

        Assert.Equal(12, calls.All.Count);
        Assert.Empty(calls.Writes);
    }

    [Fact]
    public async Task A_hundred_readiness_checks_in_ten_seconds_cost_no_more()
    {
        var clock = new MovableClock();
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls, services => services.AddSingleton<TimeProvider>(clock));
        calls.Forget();
        await app.Browser.Open(app.Function("health/ready"));
        var once = calls.All.Count;
        Assert.NotEqual(0, once);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ => Assert.True((await app.Browser.Http.GetAsync(app.Function("health/ready"))).IsSuccessStatusCode)));
        Assert.Equal(once, calls.All.Count);

        clock.Advance(TimeSpan.FromSeconds(10));
        await app.Browser.Open(app.Function("health/ready"));
        Assert.Equal(2 * once, calls.All.Count);
    }

    [Fact]
    public async Task The_published_file_costs_one_read_and_its_ETag_is_cached()
    {
        var clock = new MovableClock();
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls, services => services.AddSingleton<TimeProvider>(clock));
        var file = app.Function("manifesto.json");
        using var first = await app.Browser.Http.GetAsync(file);
        calls.Forget();

        for (var time = 0; time < 5; time++)
        {
            using var head = await app.Browser.Http.SendAsync(new(HttpMethod.Head, file));
            using var known = new HttpRequestMessage(HttpMethod.Get, file);
            known.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var unchanged = await app.Browser.Http.SendAsync(known);
            Assert.Equal((HttpStatusCode.OK, first.Content.Headers.ContentLength), (head.StatusCode, head.Content.Headers.ContentLength));
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }

        Assert.Empty(calls.All);
        using var whole = await app.Browser.Http.GetAsync(file);
        Assert.Equal(["GET"], calls.All.Select(call => call.Split(' ')[0]));
        clock.Advance(TimeSpan.FromSeconds(5));
        using var later = await app.Browser.Http.SendAsync(new(HttpMethod.Head, file));
        Assert.Equal(["GET", "HEAD"], calls.All.Select(call => call.Split(' ')[0]));
    }

    private Task<ManifestoApp> StartWatched(StorageCalls calls, params string[] settings) => StartWatched(calls, _ => { }, settings);

    private Task<ManifestoApp> StartWatched(StorageCalls calls, Action<IServiceCollection> replace, params string[] settings) => ManifestoApp.Start(
        azurite,
        services =>
        {
            services.RemovePumps();
            calls.Watch(services);
            replace(services);
        },
        settings);

    private static bool IsMail(ManifestoApp app, string call) => call.Contains(app.Get<IOptions<StorageSettings>>().Value.MailTable, StringComparison.Ordinal);

    /// <summary>The calls to the table <c>mail</c>, by method.</summary>
    private static IEnumerable<(string Method, int Count)> MailCalls(ManifestoApp app, StorageCalls calls) => calls.All
        .Where(call => IsMail(app, call))
        .CountBy(call => call.Split(' ')[0])
        .Select(counted => (counted.Key, counted.Value))
        .Order();
}
