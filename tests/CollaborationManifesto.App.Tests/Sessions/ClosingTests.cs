using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Reconciling;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Sessions;
using CollaborationManifesto.Sessions.Closing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>When a workshop closes, its notes go to the curators, each once.</summary>
public sealed class ClosingTests(SharedAzurite azurite)
{
    private readonly MovableClock _clock = new();

    [Fact]
    public async Task Notes_become_contributions_with_origin_writer_theme_and_marks_and_leave_no_words_behind()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app, session => session with { AsksNames = true });
        var phone = await workshop.Joins();
        phone.Type("name", "Zoë").Choose("show", "site");
        phone = await LiveWorkshop.Send(phone, "Nobody asked the people who do the work");
        await LiveWorkshop.Send(phone, string.Join(' ', Enumerable.Repeat("We bought a tool before we talked.", 8)), "tools");
        await workshop.Sends("Only for the room");
        await workshop.Sends("Hide me");
        var gone = await workshop.Sends("Take me back");
        await (await JoiningTests.Press(gone, "Take me back", "remove")).Submit("removed");
        var theme = ContributionId.New();
        await Change(app, workshop, "Hide me", note => note with { IsHidden = true });
        await Change(app, workshop, "Only for the room", note => new ThemeMove("1", theme, LeftAlone: false, "amina", "Amina", note.SentAt).Apply(note));
        var sentAt = (await workshop.Note("Hide me")).SentAt;
        await workshop.Close();

        // A note that is being written is waited for.
        Assert.InRange(await BringIn(app, workshop) ?? TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Empty(await app.Services.Contributions());
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await BringIn(app, workshop));

        var all = (await app.Services.Contributions()).ToDictionary(one => one.Title);
        Assert.Equal(4, all.Count);
        var named = all["Nobody asked the people who do the work"];
        Assert.Equal(("Zoë", "culture", "", ContributionKind.Barrier), (named.Contributor.PublicCredit, named.Category, named.Text, named.Kind));
        Assert.Equal((workshop.Id, false), (named.Source!.Import, named.Flags.NotShownInRoom));
        Assert.StartsWith("LocalGov Camp, ", named.Source.Board);
        Assert.NotNull(named.Source.LicenceAgreedAt);
        var tool = all.Values.Single(one => one.Category == "tools");
        Assert.EndsWith("…", tool.Title);
        Assert.StartsWith("We bought a tool before we talked. We", tool.Text);
        Assert.Equal((Model.Contributor.Unknown, theme, 1), (all["Only for the room"].Contributor, all["Only for the room"].Place!.Theme!.Value, all["Only for the room"].RevisionToShow));
        Assert.Equal((true, sentAt), (all["Hide me"].Flags.NotShownInRoom, all["Hide me"].Source!.WrittenAt));
        Assert.All(await workshop.Notes(), note => Assert.Equal(("", null, null), (note.Text, note.Name, note.Organisation)));
        Assert.NotNull((await workshop.Session()).BroughtInAt);
        Assert.Null(await BringIn(app, workshop));
        Assert.Equal(4, (await app.Services.Contributions()).Count);
    }

    [Fact]
    public async Task Curators_get_one_digest_and_the_private_page_follows_each_note()
    {
        await using var app = await Start("--Notices:BurstMinutes=1", "--Notices:DigestMinutes=5");
        var workshop = await LiveWorkshop.Open(app);
        var phone = await workshop.Joins();
        foreach (var number in Enumerable.Range(1, 5))
            phone = await LiveWorkshop.Send(phone, $"Note {number}");
        var other = await workshop.Sends("From another phone");
        await workshop.Close();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await BringIn(app, workshop);
        await app.HandleMessages();
        _clock.Advance(TimeSpan.FromMinutes(10));
        await app.Get<Digests>().SendDueAsync(CancellationToken.None);
        await app.Get<Digests>().SendDueAsync(CancellationToken.None);

        Assert.Equal(["6 contributions need a decision"], app.Mails().Where(mail => mail.To == Curators.Amina).Select(mail => mail.Subject));
        var own = await app.Browser.Open(phone.Address);
        Assert.Contains("The workshop is closed", own.Text);
        Assert.Equal(5, own.Document.QuerySelectorAll(".cm-phone__note a").Length);
        Assert.DoesNotContain("From another phone", own.Text);
        var status = await app.Browser.Open(new(own.Document.QuerySelector(".cm-phone__note a")!.GetAttribute("href")!));
        Assert.Equal("We have your contribution", status.Heading);
        // All at once, after one more question.
        var withdrawn = await (await (await app.Browser.Open(other.Address)).Submit("withdraw")).Submit();
        Assert.Contains("You withdrew it", withdrawn.Text);
        Assert.Equal(ContributionState.Withdrawn, (await app.Services.Contributions()).Single(one => one.Title == "From another phone").State);
    }

    [Fact]
    public async Task It_closes_by_itself_and_reopened_ones_bring_only_new_notes()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        await workshop.Sends("Before");
        _clock.Advance(TimeSpan.FromHours(3));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        var session = await workshop.Session();
        Assert.Equal((SessionStep.Closed, SessionAction.ClosedByTime, session.ClosesAt), (session.Step, session.Log[^1].Action, session.ClosedAt));
        Assert.Null(await BringIn(app, workshop));
        await Reopen(workshop);
        await workshop.Sends("After");
        await workshop.Close();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await BringIn(app, workshop));

        Assert.Equal(["After", "Before"], (await app.Services.Contributions()).Select(one => one.Title).Order());
    }

    [Fact]
    public async Task While_it_is_open_for_days_curators_get_one_email_a_day_with_new_notes()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app, session => session with { ClosesAt = session.OpensAt.AddDays(5) });
        await workshop.Sends("On the first day");
        await Run(app);
        Assert.Empty(app.Mails());

        _clock.Advance(TimeSpan.FromDays(1));
        await workshop.Sends("On the second day");
        await Run(app);
        await Run(app);
        _clock.Advance(TimeSpan.FromDays(1));
        await Run(app);
        await workshop.Sends("On the third day");
        _clock.Advance(TimeSpan.FromHours(1));
        await Run(app);
        await Run(app);

        var mails = app.Mails().Where(mail => mail.To == Curators.Amina).ToList();
        Assert.Equal(["LocalGov Camp: 2 notes so far", "LocalGov Camp: 3 notes so far"], mails.Select(mail => mail.Subject));
        Assert.Contains("2 notes in this workshop, 1 of them since yesterday", mails[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("On the first day", mails[0].Text, StringComparison.Ordinal);

        static Task Run(ManifestoApp app) => app.Get<SessionRunner>().ContinueLeftBehindAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_a_lost_message_left_behind_is_done_within_the_hour()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        await workshop.Sends("Left behind");
        await workshop.Close();
        _clock.Advance(TimeSpan.FromMinutes(30));

        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await HandleDesk(app);

        Assert.Equal("Left behind", (await app.Services.Contributions()).Single().Title);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_death_at_any_call_loses_no_note_and_makes_none_twice(bool answered)
    {
        var death = new Death();
        await using var app = await Start(death.Install);
        for (var (call, struck) = (0, true); struck; call++)
        {
            var workshop = await LiveWorkshop.Open(app);
            foreach (var number in Enumerable.Range(1, 3))
                await app.Get<SessionNotes>().InsertAsync(workshop.Id, new(ContributionId.New(), ContributionId.New(), $"Call {call}, note {number}", "culture", _clock.GetUtcNow(), _clock.GetUtcNow()), CancellationToken.None);
            await workshop.Close();
            _clock.Advance(TimeSpan.FromMinutes(1));
            death.Comes(call, answered);
            try
            {
                await BringIn(app, workshop);
            }
            catch (Exception died) when (died is DiedException or AggregateException { InnerException: DiedException })
            {
                // Its work in progress stays as it is.
            }

            struck = death.IsDead;
            death.Restart();
            Assert.Null(await BringIn(app, workshop));
            var found = (await app.Services.Contributions()).Where(one => one.Source!.Import == workshop.Id).Select(one => one.Title).Order();
            Assert.Equal(Enumerable.Range(1, 3).Select(number => $"Call {call}, note {number}"), found);
            Assert.All(await workshop.Notes(), note => Assert.False(note.IsLive));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_phone_changes_or_removes_after_a_death_and_a_reopening_holds(bool answered)
    {
        var death = new Death();
        await using var app = await Start(death.Install);
        var removals = 0;
        for (var (call, struck) = (0, true); struck; call++)
        {
            var workshop = await LiveWorkshop.Open(app);
            var phone = await LiveWorkshop.Send(await workshop.Sends($"Mistyped {call}"), $"Regretted {call}");
            await workshop.Close();
            _clock.Advance(TimeSpan.FromMinutes(1));
            death.Comes(call, answered);
            try
            {
                await BringIn(app, workshop);
            }
            catch (Exception died) when (died is DiedException or AggregateException { InnerException: DiedException })
            {
                // Its work in progress stays as it is.
            }

            struck = death.IsDead;
            death.Restart();
            await Reopen(workshop);
            var expected = new List<string>();
            phone = await app.Browser.Open(phone.Address);
            if (Offers(phone, $"Mistyped {call}", "change"))
                phone = await (await JoiningTests.Press(phone, $"Mistyped {call}", "change")).Type("text", $"Mended {call}").Submit("save");
            expected.Add(phone.Text.Contains($"Mended {call}", StringComparison.Ordinal) ? $"Mended {call}" : $"Mistyped {call}");
            if (Offers(phone, $"Regretted {call}", "remove"))
                removals += (await (await JoiningTests.Press(phone, $"Regretted {call}", "remove")).Submit("removed")).Text.Contains("Your note is removed", StringComparison.Ordinal) ? 1 : 0;
            else
                expected.Add($"Regretted {call}");
            await workshop.Close();
            _clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Null(await BringIn(app, workshop));

            Assert.Equal(expected, (await app.Services.Contributions()).Where(one => one.Source!.Import == workshop.Id).Select(one => one.Title).Order());
            Assert.All(await workshop.Notes(), note => Assert.Equal("", note.Text));
        }

        Assert.NotEqual(0, removals);

        static bool Offers(WebPage phone, string note, string act) =>
            phone.Document.QuerySelectorAll(".cm-phone__note").Any(one => one.QuerySelector(".cm-typed")?.TextContent == note && one.QuerySelector($"button[value={act}]") is not null);
    }

    [Fact]
    public async Task Reopened_while_its_notes_are_brought_in_it_keeps_the_others()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        await workshop.Sends("Before");
        await workshop.Close();
        var closed = await workshop.Session();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Reopen(workshop);
        await workshop.Sends("After");

        // What a message read before the workshop was reopened.
        Assert.Null(await app.Get<SessionClosing>().BringInDueAsync(closed, CancellationToken.None));

        Assert.Empty(await app.Services.Contributions());
        Assert.All(await workshop.Notes(), note => Assert.True(note.IsLive));
        Assert.Null((await workshop.Session()).BroughtInAt);
    }

    [Fact]
    public async Task A_note_that_is_taken_but_not_with_the_curators_yet_is_not_said_to_be_withdrawn()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        var phone = await workshop.Sends("First");
        await workshop.Close();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await BringIn(app, workshop);
        await Reopen(workshop);
        await LiveWorkshop.Send(await app.Browser.Open(phone.Address), "Second");
        await workshop.Close();
        await Change(app, workshop, "Second", note => note with { BroughtInAt = _clock.GetUtcNow() });

        Assert.Contains("Some of your notes are still on their way", (await WithdrawAll()).Text);
        Assert.Contains("On its way to the curators.", (await app.Browser.Open(phone.Address)).Text);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await BringIn(app, workshop);
        Assert.Contains("Your notes are withdrawn", (await WithdrawAll()).Text);
        Assert.Equal([ContributionState.Withdrawn, ContributionState.Withdrawn], (await app.Services.Contributions()).Select(one => one.State));

        async Task<WebPage> WithdrawAll() => await (await (await app.Browser.Open(phone.Address)).Submit("withdraw")).Submit();
    }

    [Fact]
    public async Task Two_handlers_at_once_make_each_note_once()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        foreach (var number in Enumerable.Range(1, 20))
            await app.Get<SessionNotes>().InsertAsync(workshop.Id, new(ContributionId.New(), ContributionId.New(), $"Note {number}", "culture", _clock.GetUtcNow(), _clock.GetUtcNow()), CancellationToken.None);
        await workshop.Close();
        _clock.Advance(TimeSpan.FromMinutes(1));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => BringIn(app, workshop)));

        Assert.Equal(20, (await app.Services.Contributions()).Count);
        Assert.All(await workshop.Notes(), note => Assert.Equal(("", true), (note.Text, note.BroughtInAt is not null)));
    }

    [Fact]
    public async Task Nothing_of_an_open_workshop_is_in_any_public_file_and_no_curator_can_decide_it()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        await workshop.Sends("Canary in an open workshop");
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        Assert.All(await app.Services.SiteFiles(), file => Assert.DoesNotContain("Canary", file.Value));
        Assert.DoesNotContain("Canary", (await app.Desk(Curators.Amina)).Html);
        Assert.Null(await app.Get<ContributionStore>().FindAsync((await workshop.Notes()).Single().Id, CancellationToken.None));
        Assert.Empty(app.Mails());
    }

    [Fact]
    public async Task Who_led_it_is_forgotten_a_day_after_it()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app, session => session.With(new("reveal", session.OpensAt, SessionAction.Revealed, LiveWorkshop.Ben, "Ben")));
        await workshop.Close();
        _clock.Advance(TimeSpan.FromHours(23));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.Equal(2, (await workshop.Session()).Facilitators.Length);

        _clock.Advance(TimeSpan.FromHours(2));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);

        var session = await workshop.Session();
        Assert.Empty(session.Facilitators);
        // A curator's name stays in the log.
        Assert.Equal(["Amina", null], session.Log.Select(entry => entry.ActorName));
    }

    [Fact]
    public async Task A_note_that_nobody_decides_is_announced_and_deleted_after_a_year()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        var phone = await workshop.Sends("Forgotten");
        await LiveWorkshop.Send(phone, "Decided");
        await workshop.Close();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await BringIn(app, workshop);
        var decided = (await app.Services.Contributions()).Single(one => one.Title == "Decided");
        await app.Get<ContributionUpdater>().TryUpdateAsync(
            (await app.Get<ContributionStore>().FindAsync(decided.Id, CancellationToken.None))!.Value, "1", current => current.WithEntry(new("1", _clock.GetUtcNow(), HistoryAction.Approved, "amina", "Amina"), ContributionState.Approved), CancellationToken.None);
        var forgotten = (await app.Services.Contributions()).Single(one => one.Title == "Forgotten");
        var status = app.Function($"contributions/status?token={app.Get<LinkTokens>().ForStatus(forgotten.Id)}");
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.Null((await workshop.Session()).Undecided);
        Assert.DoesNotContain("it is deleted on", (await app.Browser.Open(status)).Text);

        _clock.Advance(TimeSpan.FromDays(184));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.Equal(1, (await workshop.Session()).Undecided);
        Assert.Contains("1 note of “LocalGov Camp” has waited for half a year", (await app.Desk(Curators.Amina)).Text);
        Assert.Contains($"it is deleted on {app.Get<AllWords>().Language.Day(forgotten.SubmittedAt.AddDays(365))}", (await app.Browser.Open(status)).Text);

        _clock.Advance(TimeSpan.FromDays(182));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.Equal(["Decided"], (await app.Services.Contributions()).Select(one => one.Title));
        Assert.Equal(0, (await workshop.Session()).Undecided);
        app.Get<SessionRooms>().Forget(workshop.Id);
        Assert.Contains("nobody decided on it within a year", (await app.Browser.Open(phone.Address)).Text);
    }

    [Fact]
    public async Task An_operator_erases_who_leads_by_address()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);

        Assert.Equal(1, await app.Get<Erasure>().EraseFacilitatorAsync(EmailAddress.TryParse("BEN@leads.example")!, CancellationToken.None));
        Assert.Equal(0, await app.Get<Erasure>().EraseFacilitatorAsync(EmailAddress.TryParse("ben@leads.example")!, CancellationToken.None));
        Assert.Equal([LiveWorkshop.Amina], (await workshop.Session()).Facilitators.Select(one => one.Id));
    }

    private static Task Reopen(LiveWorkshop workshop) =>
        workshop.Change(session => session with { Step = SessionStep.Write, ClosedAt = null, BroughtInAt = null, ClosesAt = session.ClosesAt.AddHours(2) });

    private static async Task<TimeSpan?> BringIn(ManifestoApp app, LiveWorkshop workshop) =>
        await app.Get<SessionClosing>().BringInDueAsync(await workshop.Session(), CancellationToken.None);

    private static async Task Change(ManifestoApp app, LiveWorkshop workshop, string text, Func<SessionNote, SessionNote> change) =>
        await app.Get<SessionNotes>().UpdateAsync(workshop.Id, (await workshop.Note(text)).Id, change, CancellationToken.None);

    /// <summary>Handles what is on the queue of the desk.</summary>
    private static async Task HandleDesk(ManifestoApp app)
    {
        var names = app.Get<IOptions<StorageSettings>>().Value;
        var queue = app.Get<QueueServiceClient>().GetQueueClient(names.DeskQueue);
        foreach (var message in (await queue.ReceiveMessagesAsync(maxMessages: 32)).Value)
        {
            await app.Get<SessionRunner>().TryHandleAsync(message.Body.ToString(), CancellationToken.None)!;
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }
    }

    private Task<ManifestoApp> Start(params string[] settings) => Start(_ => { }, settings);

    private Task<ManifestoApp> Start(Action<IServiceCollection> replace, params string[] settings) => ManifestoApp.Start(
        azurite,
        services =>
        {
            services.RemovePumps();
            services.AddSingleton<TimeProvider>(_clock);
            replace(services);
        },
        settings);
}
