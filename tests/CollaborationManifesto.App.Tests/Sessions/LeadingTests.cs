using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>Facilitators lead a workshop step by step, and decide what the room sees.</summary>
public sealed class LeadingTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_workshop_goes_from_writing_to_its_close_and_can_be_opened_again()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        await workshop.Starts();
        var revealed = await (await workshop.Leads()).Submit("reveal");
        Assert.Contains("The room sees the notes", revealed.Text, StringComparison.Ordinal);
        var first = (await workshop.Session()).RevealedAt;
        Assert.NotNull(first);
        var grouped = await revealed.Submit("group");
        Assert.Equal(["Tick “Everyone has finished” first"], (await grouped.Submit("close")).Errors);
        Assert.Equal(SessionStep.Group, (await workshop.Session()).Step);

        var closed = await grouped.Choose("sure", "yes").Submit("close");
        var session = await workshop.Session();
        Assert.Equal(SessionStep.Closed, session.Step);
        Assert.NotNull(session.ClosedAt);

        Assert.Single((await closed.Type("until", "yesterday").Submit("reopen")).Errors);
        var open = await (await workshop.Leads()).Submit("reopen");
        Assert.Contains("The workshop is open again", open.Text, StringComparison.Ordinal);
        session = await workshop.Session();
        Assert.Equal((SessionStep.Reveal, null, first), (session.Step, session.ClosedAt, session.RevealedAt));
        Assert.Equal(
            [SessionAction.Started, SessionAction.Revealed, SessionAction.Grouped, SessionAction.Closed, SessionAction.Reopened], session.Log.Select(entry => entry.Action));
    }

    [Fact]
    public async Task Of_two_who_press_at_once_the_second_is_told_who_was_first()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        await workshop.Starts();
        var (dana, amina) = (await workshop.Leads("Dana"), await workshop.Leads("Amina"));

        var answers = await Task.WhenAll(dana.Submit("reveal"), amina.Submit("reveal"));

        var refused = Assert.Single(answers, answer => answer.Status == HttpStatusCode.UnprocessableEntity);
        var first = refused == answers[0] ? "Amina" : "Dana";
        Assert.Contains($"{first} showed the notes to the room", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Single((await workshop.Session()).Log, entry => entry.Action == SessionAction.Revealed);
        // The same post again changes nothing and gives the same answer.
        var winner = first == "Dana" ? dana : amina;
        Assert.Contains("The room sees the notes", (await winner.Submit("reveal")).Text, StringComparison.Ordinal);
        Assert.Single((await workshop.Session()).Log, entry => entry.Action == SessionAction.Revealed);
    }

    [Fact]
    public async Task Notes_are_seen_before_the_reveal_and_hidden_and_shown_again()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        await workshop.Starts();
        var rude = await workshop.Writes("Something <rude>");
        await workshop.Writes("Another", "two");
        var page = await workshop.Leads();
        Assert.Contains("Something &lt;rude&gt;", page.Html, StringComparison.Ordinal);

        var hidden = await page.Submit($"hide {rude.Id}");
        Assert.Contains("The note is hidden", hidden.Text, StringComparison.Ordinal);
        Assert.Contains("hidden from the room", hidden.Text, StringComparison.Ordinal);
        Assert.True((await workshop.Notes())["Something <rude>"].IsHidden);
        await page.Submit($"hide {rude.Id}");
        Assert.Single((await workshop.Session()).Log, entry => entry.Action == SessionAction.NoteHidden);
        await hidden.Submit($"show {rude.Id}");
        Assert.False((await workshop.Notes())["Something <rude>"].IsHidden);
        // The same post again does not undo what was decided since.
        await page.Submit($"hide {rude.Id}");
        Assert.False((await workshop.Notes())["Something <rude>"].IsHidden);
    }

    [Fact]
    public async Task All_notes_of_a_phone_that_floods_are_hidden_in_one_act()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        await workshop.Starts();
        var flood = await workshop.Writes("Flood 1", "flood");
        await workshop.Writes("Flood 2", "flood");
        await workshop.Writes("Calm", "calm");

        var hidden = await (await workshop.Leads()).Submit($"hide-phone {flood.Id}");

        Assert.Equal(["Flood 1", "Flood 2"], (await workshop.Notes()).Values.Where(note => note.IsHidden).Select(note => note.Text).Order());
        Assert.DoesNotContain(flood.Participant.ToString(), hidden.Html, StringComparison.Ordinal);
        await hidden.Submit($"show-phone {flood.Id}");
        Assert.All((await workshop.Notes()).Values, note => Assert.False(note.IsHidden));
    }

    [Fact]
    public async Task Only_the_waiting_notes_that_the_page_showed_go_on_the_wall()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        await workshop.Starts();
        await workshop.Writes("Seen", isUnchecked: true);
        var page = await workshop.Leads();
        Assert.Contains("Waiting for you", page.Text, StringComparison.Ordinal);
        await workshop.Writes("Later", isUnchecked: true);

        await page.Submit("show-waiting");

        var notes = await workshop.Notes();
        Assert.Equal((true, false), (notes["Seen"].IsShown, notes["Later"].IsShown));
        await (await workshop.Leads()).Submit("trust-late");
        Assert.False((await workshop.Session()).ChecksLate);
    }

    [Fact]
    public async Task What_came_after_the_facilitators_page_was_made_waits_for_them_also_if_the_reveal_was_not_known_yet()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        await workshop.Starts();
        await workshop.Writes("Seen");
        var page = await workshop.Leads();
        workshop.Passes(TimeSpan.FromSeconds(30));
        await workshop.Writes("Unread");
        var revealed = await page.Submit("reveal");
        workshop.Passes(TimeSpan.FromSeconds(1));
        // By an instance that does not know of the reveal yet.
        await workshop.Writes("Late");

        Assert.Equal(["Seen"], await workshop.OnWall());
        Assert.Contains("2 waiting for you", (await workshop.Leads()).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Unread", page.Text, StringComparison.Ordinal);
        await revealed.Submit("show-waiting");
        Assert.Equal(["Seen", "Unread"], (await workshop.OnWall()).Order());
        await (await workshop.Leads()).Submit("show-waiting");
        Assert.Equal(["Late", "Seen", "Unread"], (await workshop.OnWall()).Order());

        await (await workshop.Leads()).Submit("trust-late");
        workshop.Passes(TimeSpan.FromSeconds(1));
        await workshop.Writes("Trusted");
        workshop.Passes(TimeSpan.FromSeconds(1));
        await (await workshop.Leads()).Submit("check-late");
        Assert.Equal(["Late", "Seen", "Trusted", "Unread"], (await workshop.OnWall()).Order());
    }

    [Fact]
    public async Task From_an_old_page_notes_are_shown_only_when_what_came_since_can_be_read()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        await workshop.Starts();
        var old = await workshop.Leads();
        workshop.Passes(TimeSpan.FromMinutes(10));
        await workshop.Writes("Unread");
        workshop.Passes(TimeSpan.FromMinutes(1));

        var again = await old.Submit("reveal");

        Assert.Equal(["1 note has come since this page was made. Read them below, then press the button again"], again.Errors);
        Assert.Contains("Unread", again.Text, StringComparison.Ordinal);
        Assert.False((await workshop.Session()).IsRevealed);
        await again.Submit("reveal");
        Assert.Equal(["Unread"], await workshop.OnWall());
    }

    [Fact]
    public async Task A_workshop_is_opened_again_for_two_weeks_at_most_and_not_as_the_twenty_first()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        await workshop.Starts();
        var closed = await (await workshop.Leads()).Choose("sure", "yes").Submit("close");
        var now = workshop.App.Get<TimeProvider>().GetUtcNow();

        var tooLong = await closed.Type("until", $"{now.AddDays(15):yyyy-MM-dd HH:mm}").Submit("reopen");
        Assert.Equal(["Enter a day and time in the next 14 days, such as 2027-05-08 17:00"], tooLong.Errors);

        var ids = await workshop.Fill(LiveSession.MostOpen, isOpen: true);
        Assert.Equal(["20 workshops have not closed yet, which is the most. Close one of them first"], (await (await workshop.Leads()).Submit("reopen")).Errors);
        await workshop.App.Get<SessionRegister>().UpdateAsync(ids[0], session => session with { Step = SessionStep.Closed, ClosedAt = now }, CancellationToken.None);
        Assert.Empty((await (await workshop.Leads()).Submit("reopen")).Errors);
    }

    [Fact]
    public async Task Many_notes_are_on_pages_of_a_hundred()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        await workshop.Starts();
        foreach (var number in Enumerable.Range(1, 101))
            await workshop.Writes($"Idea {number}.");
        var page = await workshop.Leads();
        Assert.Contains("Idea 101.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Idea 1.", page.Text, StringComparison.Ordinal);
        var second = await workshop.App.Browser.Open(new(page.Document.QuerySelector("nav a[href*='page=2']")!.GetAttribute("href")!));
        Assert.Contains("Idea 1.", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_ends_a_day_after_the_workshop()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        await workshop.Starts();
        workshop.Passes(TimeSpan.FromHours(4));
        Assert.Contains("Closed on", (await workshop.Leads()).Text, StringComparison.Ordinal);
        workshop.Passes(TimeSpan.FromHours(24));
        var over = await workshop.Leads();
        Assert.Equal(HttpStatusCode.NotFound, over.Status);
        Assert.Contains("Links to lead a workshop end a day after it", over.Text, StringComparison.Ordinal);
    }
}
