using System.Net;
using AngleSharp.Html.Dom;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Reconciling;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Sessions;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>People in a room join with a code and write notes on their phones.</summary>
public sealed class JoiningTests(SharedAzurite azurite)
{
    private readonly MovableClock _clock = new();

    [Fact]
    public async Task A_phone_joins_writes_changes_and_removes_notes()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        var phone = await workshop.Joins();
        Assert.Equal(LiveWorkshop.Question, phone.Heading);
        Assert.Empty(await workshop.Notes());

        var sent = await LiveWorkshop.Send(phone, "Nobody asked the people who do the work");
        Assert.Equal("Your note is in", Banner(sent));
        Assert.Equal("Your 1 note", sent.Document.QuerySelectorAll("h2")[^1].TextContent);
        Assert.Equal(phone.Address, sent.Address);
        var second = await LiveWorkshop.Send(sent, "We bought tools first", "tools");
        Assert.Null(sent.Document.QuerySelector("[name=licence]"));
        // The same post again makes no second note.
        Assert.Equal("Your note is in", Banner(await LiveWorkshop.Send(sent, "We bought tools first", "tools")));
        Assert.Equal(2, (await workshop.Notes()).Count);

        var change = await Press(second, "We bought tools first", "change");
        Assert.Equal("We bought tools first", change.Value("text"));
        Assert.Equal("Your note is changed", Banner(await change.Type("text", "We bought a tool before we talked").Submit("save")));
        var ask = await Press(await app.Browser.Open(phone.Address), "Nobody asked the people who do the work", "remove");
        Assert.Equal("Remove this note?", ask.Heading);
        Assert.Equal(2, (await workshop.Notes()).Count(note => note.IsLive));
        Assert.Equal("Your note is removed", Banner(await ask.Submit("removed")));
        Assert.Equal("Your note is removed", Banner(await ask.Submit("removed")));

        var notes = await workshop.Notes();
        Assert.Equal(["", "We bought a tool before we talked"], notes.Select(note => note.Text).Order());
        Assert.All(notes, note => Assert.Equal(notes[0].AgreedAt, note.AgreedAt));
        Assert.Empty(await app.ContributionIds());
        Assert.Equal(0, await app.QueueLength());
    }

    [Theory]
    [InlineData("{0} {1}")]
    [InlineData(" {0}-{1} ")]
    [InlineData("{0}{1}")]
    public async Task A_code_is_read_as_people_type_it(string pattern)
    {
        await using var app = await Start();
        var code = SessionCode.Parse("0123456V");
        var workshop = await LiveWorkshop.Open(app, session => session with { Code = code });
        var typed = string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, "ol23", "4s6u");

        Assert.Equal(LiveWorkshop.Question, (await workshop.Joins(typed)).Heading);
    }

    [Fact]
    public async Task A_wrong_code_is_said_and_kept_to_be_mended()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);

        var wrong = await workshop.Joins("K7QX 29M<");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("K7QX 29M<", ((IHtmlInputElement)wrong.Document.QuerySelector("[name=code]")!).Value);
        Assert.StartsWith("No workshop has this code", wrong.Errors.Single());
        Assert.Equal(["Enter the code of the workshop"], (await workshop.Joins(" ")).Errors);
    }

    [Fact]
    public async Task Wrong_codes_are_limited_in_total_and_a_known_code_always_works()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        var codes = app.Get<SessionCodes>();
        Assert.IsType<CodeLookup.Found>(await codes.FindAsync(workshop.Code.ToString(), CancellationToken.None));

        // While they are typed, some are allowed again.
        var unknown = 0;
        while (await codes.FindAsync(SessionCode.New().ToString(), CancellationToken.None) is CodeLookup.Unknown)
            Assert.InRange(++unknown, 1, 2_000);

        Assert.InRange(unknown, 300, 2_000);
        Assert.IsType<CodeLookup.Found>(await codes.FindAsync(workshop.Code.Shown, CancellationToken.None));
        var page = await workshop.Joins(SessionCode.New().ToString());
        Assert.Equal((HttpStatusCode.TooManyRequests, "Try again in a moment"), (page.Status, page.Heading));
    }

    [Fact]
    public async Task A_bad_note_is_answered_in_sentences_and_keeps_what_was_typed()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app, session => session with { AsksNames = true });
        var phone = await workshop.Joins();

        Assert.Equal(["Write your note", "Choose the category that fits best", "Tick the box if you agree to share this under the licence. We cannot publish it otherwise"], (await phone.Submit("send")).Errors);
        var longNote = new string('é', 5_000);
        var refused = await LiveWorkshop.Send(phone, longNote);
        Assert.Contains("500", refused.Errors.Single());
        Assert.Equal(longNote, refused.Value("text"));
        Assert.Empty(await workshop.Notes());
    }

    [Fact]
    public async Task A_name_stands_where_its_writer_ticked_and_is_not_kept_otherwise()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app, session => session with { AsksNames = true });
        var phone = await workshop.Joins();
        phone.Type("name", "Zoë").Type("organisation", "Dorset Council");
        phone = await LiveWorkshop.Send(phone, "Without a tick");
        phone.Type("name", "Zoë").Choose("show", "room");
        phone = await LiveWorkshop.Send(phone, "In the room");
        Assert.Equal("Zoë", phone.Value("name"));
        foreach (var box in phone.Document.QuerySelectorAll("[name=show]").OfType<IHtmlInputElement>())
            box.IsChecked = box.Value == "site";
        await LiveWorkshop.Send(phone, "On the site");

        Assert.Equal((null, null), ((await workshop.Note("Without a tick")) is var none ? (none.Name, none.Organisation) : default));
        Assert.Equal(("Zoë", true, false), ((await workshop.Note("In the room")) is var room ? (room.Name, room.NamedInRoom, room.Credited) : default));
        Assert.Equal(("Zoë", false, true, null), ((await workshop.Note("On the site")) is var site ? (site.Name, site.NamedInRoom, site.Credited, site.Credit) : default));
    }

    [Fact]
    public async Task Late_notes_and_odd_ones_wait_for_a_facilitator()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        var phone = await workshop.Joins();
        phone.WithValue("website", "https://spam.example");
        await LiveWorkshop.Send(phone, "Buy this");
        await workshop.Sends("Before the reveal");
        await workshop.Reveal();
        var late = await workshop.Sends("After the reveal");
        Assert.Contains("looks at it before", late.Text);
        await workshop.Change(session => session with { ChecksLate = false });
        await workshop.Sends("Late, and nobody looks first");

        Assert.Equal(["After the reveal", "Buy this"], (await workshop.Notes()).Where(note => note.IsUnchecked).Select(note => note.Text).Order());
    }

    [Fact]
    public async Task Words_changed_after_the_reveal_are_looked_at_again()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        var phone = await workshop.Sends("Kind words");
        await workshop.Reveal();

        var saved = await (await Press(phone, "Kind words", "change")).Type("text", "Other words").Submit("save");

        Assert.Equal("Your note is changed", Banner(saved));
        Assert.True((await workshop.Note("Other words")).IsUnchecked);
    }

    [Fact]
    public async Task Nothing_is_taken_before_it_opens_or_after_it_closes_and_the_words_are_given_back()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app, session => session with { OpensAt = session.OpensAt.AddMinutes(30) });
        var early = await workshop.Joins();
        Assert.Contains("You can write from", early.Text);
        Assert.Null(early.Document.QuerySelector("[name=text]"));
        _clock.Advance(TimeSpan.FromMinutes(30));
        var phone = await workshop.Joins();
        Assert.NotNull(phone.Document.QuerySelector("[name=text]"));
        await workshop.Close();

        var refused = await LiveWorkshop.Send(phone, "Too late\nby a second");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Too late by a second", refused.Text);
        Assert.Empty(await workshop.Notes());
    }

    [Fact]
    public async Task A_phone_and_a_workshop_have_limits_and_an_address_has_none()
    {
        await using var app = await Start("--Limits:Burst=2", "--Limits:PerMinute=1", "--Limits:TotalBurst=2", "--Limits:TotalPerMinute=1");
        var workshop = await LiveWorkshop.Open(app);
        var phone = await workshop.Joins();
        for (var i = 1; i <= LiveSession.MostOfParticipant; i++)
            phone = await LiveWorkshop.Send(phone, $"Note {i}");
        Assert.Equal(HttpStatusCode.OK, phone.Status);
        var refused = await LiveWorkshop.Send(phone, "One more");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "One more"), (refused.Status, refused.Value("text")));
        Assert.Contains("Wait 10 minutes", refused.Errors.Single());
        Assert.Equal(HttpStatusCode.OK, (await workshop.Sends("From another phone")).Status);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.OK, (await LiveWorkshop.Send(refused, "One more")).Status);

        await Fill(app, workshop, LiveSession.MostInTenMinutes);
        Assert.StartsWith("Very many notes arrive", (await workshop.Sends("In the crowd")).Errors.Single());
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.OK, (await workshop.Sends("Later")).Status);
        await Fill(app, workshop, LiveSession.MostNotes - (await workshop.Notes()).Count);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.StartsWith("This workshop has 2,000 notes", (await workshop.Sends("Over the brim")).Errors.Single());
    }

    [Fact]
    public async Task Another_phones_note_cannot_be_touched()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        await workshop.Sends("Mine");
        var mine = await workshop.Note("Mine");
        var other = await workshop.Sends("Yours");

        var refused = await (await Press(other, "Yours", "change")).WithValue("note", mine.Id.ToString()).Type("text", "Stolen").Submit("save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        // An id that another phone has used.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await LiveWorkshop.Send((await workshop.Joins()).WithValue("nonce", mine.Id.ToString()), "Stolen")).Status);
        Assert.Equal(["Mine", "Yours"], (await workshop.Notes()).Select(note => note.Text).Order());
    }

    [Fact]
    public async Task A_phone_that_sleeps_comes_back_to_its_notes_and_a_wrong_link_is_said()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        var phone = await workshop.Sends("Still here");
        await workshop.Change(session => session with { Code = SessionCode.New() });

        Assert.Contains("Still here", (await app.Browser.Open(phone.Address)).Text);
        Assert.Equal("private, no-cache", phone.Headers.CacheControl!.ToString().Replace("no-cache, private", "private, no-cache"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser.Open(app.Function("workshop/notes?token=abc"))).Status);
        // A wall's or a facilitator's token is no phone's.
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser.Open(app.Function($"workshop/notes?token={app.Get<CollaborationManifesto.Links.LinkTokens>().ForWall(workshop.Id)}"))).Status);
    }

    [Fact]
    public async Task While_storage_is_away_the_text_is_given_back_and_sent_once_later()
    {
        var storage = new StorageOutage();
        await using var app = await ManifestoApp.Start(azurite, services =>
        {
            services.RemovePumps();
            storage.Watch(services);
        });
        var workshop = await LiveWorkshop.Open(app, session => session with { AsksNames = true });
        var phone = await workshop.Joins();
        phone.Type("name", "Zoë").Choose("show", "room");
        storage.Away = call => call.StartsWith("POST /", StringComparison.Ordinal);

        var unsaved = await LiveWorkshop.Send(phone, "Two lines\nthat nobody wants to type again");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Your note is not sent yet"), (unsaved.Status, unsaved.Heading));
        Assert.Equal("Two lines\nthat nobody wants to type again", unsaved.Value("text"));
        Assert.Equal("30", unsaved.Headers.RetryAfter!.ToString());
        storage.Away = _ => false;
        Assert.Equal("Your note is in", Banner(await unsaved.Submit()));
        // The phone had sent the first post too.
        Assert.Equal("Your note is in", Banner(await LiveWorkshop.Send(phone, "Two lines\nthat nobody wants to type again")));

        var note = Assert.Single(await workshop.Notes());
        Assert.Equal(("Two lines\nthat nobody wants to type again", "Zoë", true), (note.Text, note.Name, note.NamedInRoom));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_death_at_any_call_of_a_note_loses_nothing_that_was_answered_and_stores_nothing_twice(bool answered)
    {
        var death = new Death();
        await using var app = await ManifestoApp.Start(azurite, services =>
        {
            services.RemovePumps();
            death.Install(services);
        });
        var workshop = await LiveWorkshop.Open(app);
        for (var (call, struck) = (0, true); struck; call++)
        {
            var phone = await workshop.Joins();
            app.Get<SessionRooms>().Forget(workshop.Id);
            death.Comes(call, answered);
            var first = await LiveWorkshop.Send(phone, $"At call {call}");
            struck = death.IsDead;
            death.Restart();
            Assert.Equal(!struck, first.Status == HttpStatusCode.OK);
            app.Get<SessionRooms>().Forget(workshop.Id);
            Assert.Equal("Your note is in", Banner(await LiveWorkshop.Send(phone, $"At call {call}")));
            Assert.Single(await workshop.Notes(), note => note.Text == $"At call {call}");
        }
    }

    [Fact]
    public async Task Another_note_on_the_same_page_is_not_taken_for_the_one_before()
    {
        await using var app = await Start();
        var workshop = await LiveWorkshop.Open(app);
        var phone = await workshop.Joins();
        await LiveWorkshop.Send(phone, "The first");

        // With the button “back”.
        var again = await LiveWorkshop.Send(phone, "The second");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "The second"), (again.Status, again.Value("text")));
        Assert.StartsWith("The note that you wrote on this page before was sent", again.Errors.Single());
        Assert.Equal("Your note is in", Banner(await LiveWorkshop.Send(again, "The second")));

        Assert.Equal(["The first", "The second"], (await workshop.Notes()).Select(note => note.Text).Order());
    }

    [Fact]
    public async Task It_works_while_the_form_is_closed()
    {
        await using var app = await Start("--Intake:Open=false");
        var workshop = await LiveWorkshop.Open(app);

        Assert.Equal("Your note is in", Banner(await workshop.Sends("Before the doors open")));
    }

    private static async Task Fill(ManifestoApp app, LiveWorkshop workshop, int count)
    {
        var now = app.Get<TimeProvider>().GetUtcNow();
        await Parallel.ForAsync(0, count, async (number, stop) =>
            await app.Get<SessionNotes>().InsertAsync(workshop.Id, new(ContributionId.New(), ContributionId.New(), $"Filling {number}", "culture", now, now), stop));
        app.Get<SessionRooms>().Forget(workshop.Id);
    }

    private static string Banner(WebPage page) => page.Document.QuerySelector(".govuk-notification-banner__heading")!.TextContent;

    /// <summary>Presses a button of one of the phone's notes.</summary>
    internal static Task<WebPage> Press(WebPage page, string note, string act)
    {
        var item = page.Document.QuerySelectorAll(".cm-phone__note").Single(one => one.QuerySelector(".cm-typed")!.TextContent == note);
        return page.Browser.Send(page.ToRequest(item.QuerySelectorAll("button").OfType<IHtmlButtonElement>().Single(button => button.Value == act)));
    }

    private Task<ManifestoApp> Start(params string[] settings) => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        services.AddSingleton<TimeProvider>(_clock);
    }, settings);
}
