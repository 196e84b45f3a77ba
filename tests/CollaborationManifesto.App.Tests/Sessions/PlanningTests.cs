using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>A curator starts a workshop, invites people who lead it, and changes its code.</summary>
public sealed class PlanningTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_name_is_enough_to_start_a_workshop_and_the_same_post_starts_no_second_one()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        var form = (await workshop.OpensPlan()).Type("name", "LocalGov <Camp>");
        var page = await form.Submit();
        await form.Submit();

        var session = await workshop.Session();
        Assert.Equal("LocalGov <Camp>", page.Heading);
        Assert.Contains("LocalGov &lt;Camp&gt;", page.Html, StringComparison.Ordinal);
        Assert.Contains(session.Code.Shown, page.Text, StringComparison.Ordinal);
        Assert.Contains($"{workshop.App.Site.ToString().TrimEnd('/')}/join/", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".cm-sheet svg"));
        Assert.Equal(("It is a year from now and the project has failed. Why?", ContributionKind.Barrier), (session.Prompt.Text, session.Prompt.Kind));
        Assert.Equal(5, session.Categories.Length);
        Assert.Equal((false, true, "Amina"), (session.AsksNames, session.ChecksLate, Assert.Single(session.Facilitators).Name));
        Assert.Equal((SessionAction.Started, "Amina"), (Assert.Single(session.Log).Action, session.Log[0].ActorName));
        Assert.InRange(session.ClosesAt - session.OpensAt, TimeSpan.FromHours(3), TimeSpan.FromHours(3));
        Assert.Equal(session.Id, await workshop.App.Get<SessionRegister>().FindIdAsync(session.Code, CancellationToken.None));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_is_kept()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        var wrong = await (await workshop.OpensPlan()).Choose("prompt", "own").Type("opens", "2026-03-29T01:30").Type("closes", "soon").Type("name-1", "Dana").Type("email-1", "dana").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(
            [
                "Enter the name of the workshop", "Enter your question, or choose one of the others", "Choose what the answers to your question are",
                "Enter the day and time when it opens, such as 2027-05-08 14:00. In the night when the clocks go forward, one hour is missing",
                "Enter the day and time when it closes, such as 2027-05-08 17:00. In the night when the clocks go forward, one hour is missing", "Enter an email address, such as name@example.org",
            ],
            wrong.Errors);
        Assert.Equal(("soon", "dana"), (wrong.Value("closes"), wrong.Value("email-1")));
        Assert.Empty(await workshop.Sessions());

        var right = await wrong.Type("name", "Camp").Type("question", "What helps?").Choose("kind", "Guidance").Type("opens", "2026-12-01 10:00").Type("closes", "2026-12-01 12:00").Type("email-1", PlannedWorkshop.Dana).Submit();
        Assert.Equal("Camp", right.Heading);
        Assert.Equal(new SessionPrompt("What helps?", ContributionKind.Guidance), (await workshop.Session()).Prompt);
    }

    [Fact]
    public async Task A_twenty_first_open_workshop_and_one_more_than_a_thousand_are_refused_and_nothing_typed_is_lost()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        var form = await workshop.OpensPlan();
        await workshop.Fill(LiveSession.MostOpen, isOpen: true);
        var refused = await form.Type("name", "Camp").Submit();
        Assert.Equal(["20 workshops have not closed yet, which is the most. Close one of them first"], refused.Errors);
        Assert.Equal("Camp", refused.Value("name"));

        await workshop.Fill(LiveSession.MostInAll - LiveSession.MostOpen, isOpen: false);
        Assert.Equal(["There are 1,000 workshops, which is the most"], (await form.Submit()).Errors);
        Assert.Equal(LiveSession.MostInAll, (await workshop.Sessions()).Count);
    }

    [Fact]
    public async Task A_workshop_lasts_two_weeks_at_most_and_begins_within_a_year()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        var now = workshop.App.Get<TimeProvider>().GetUtcNow();
        var form = (await workshop.OpensPlan()).Type("name", "Camp");

        Assert.Equal(["A workshop can be open for up to 14 days"], (await form.Type("opens", Typed(1)).Type("closes", Typed(16)).Submit()).Errors);
        Assert.Equal(["Enter a day within a year from now"], (await form.Type("opens", Typed(368)).Type("closes", Typed(369)).Submit()).Errors);
        Assert.Empty((await form.Type("opens", Typed(365)).Type("closes", Typed(379)).Submit()).Errors);

        string Typed(int days) => $"{now.AddDays(days):yyyy-MM-dd} 10:00";
    }

    [Fact]
    public async Task An_eleventh_facilitator_is_refused()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        var page = await workshop.Starts();
        foreach (var number in Enumerable.Range(3, 8))
            page = await page.Type("name", $"Person {number}").Type("email", $"person{number}@example.org").Submit("add");
        Assert.Equal(10, (await workshop.Session()).Facilitators.Length);

        var refused = await page.Type("name", "One more").Type("email", "more@example.org").Submit("add");

        Assert.Single(refused.Errors, error => error.Contains("10", StringComparison.Ordinal));
        Assert.Equal("One more", refused.Document.GetElementById("name")!.GetAttribute("value"));
        Assert.Equal(10, (await workshop.Session()).Facilitators.Length);
    }

    [Fact]
    public async Task Links_are_taken_back_and_codes_changed_only_when_ticked()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        var page = await workshop.Starts();
        var before = await workshop.Session();
        Assert.Equal(["Choose whose link to take back"], (await page.Submit("take-back")).Errors);
        Assert.Equal(["Tick that the old code may stop working"], (await page.Submit("code")).Errors);
        Assert.Equal(["Tick “I lead it” first"], (await page.Submit("lead")).Errors);
        Assert.Equal(before.Code, (await workshop.Session()).Code);

        var dana = before.Facilitators.Single(one => one.Name == "Dana");
        var taken = await page.Choose("facilitator", dana.Id).Submit("take-back");
        Assert.Contains("The link of Dana is taken back", taken.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await workshop.Leads()).Status);

        ((AngleSharp.Html.Dom.IHtmlInputElement)taken.Document.GetElementById("code")!).IsChecked = true;
        var changed = await taken.Submit("code");
        var after = await workshop.Session();
        Assert.NotEqual(before.Code, after.Code);
        Assert.Contains(after.Code.Shown, changed.Text, StringComparison.Ordinal);
        Assert.Null(await workshop.App.Get<SessionRegister>().FindIdAsync(before.Code, CancellationToken.None));
        // The same post again is the same change.
        await taken.Submit("code");
        Assert.Equal(after.Code, (await workshop.Session()).Code);
    }

    [Fact]
    public async Task A_curator_who_ticks_that_they_lead_comes_to_the_facilitators_page()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        await workshop.Starts();
        var page = await workshop.App.Browser.Open(new((await workshop.OpensPlan(Curators.Ben)).Document.QuerySelector("main a[href*='session=']")!.GetAttribute("href")!));
        Assert.DoesNotContain("workshop/lead", page.Html, StringComparison.Ordinal);
        ((AngleSharp.Html.Dom.IHtmlInputElement)page.Document.GetElementById("lead")!).IsChecked = true;

        var leads = await page.Submit("lead");

        Assert.Equal("Lead the workshop", leads.Heading);
        Assert.Contains("workshop/lead", leads.Address.ToString(), StringComparison.Ordinal);
        Assert.Equal(["Amina", "Ben", "Dana"], (await workshop.Session()).Facilitators.Select(one => one.Name).Order());
    }

    [Fact]
    public async Task People_without_a_link_to_the_desk_get_nothing_of_it()
    {
        await using var workshop = await PlannedWorkshop.Open(azurite);
        var page = await workshop.Starts();
        var session = await workshop.Session();
        foreach (var route in new[] { "desk/workshops?token=x", $"desk/workshops/workshop?token=x&session={session.Id}" })
        {
            var refused = await workshop.App.Browser.Open(workshop.App.Function(route));
            Assert.DoesNotContain("LocalGov", refused.Text, StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.OK, refused.Status);
        }

        Assert.NotEqual(HttpStatusCode.OK, (await page.WithValue("token", "x").Submit("lead")).Status);
    }
}
