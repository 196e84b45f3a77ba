using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Sessions.Closing;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>The people who lead a workshop put its notes into themes, which the notes keep when they go to the curators.</summary>
public sealed class GroupingTests(SharedAzurite azurite)
{
    private readonly MovableClock _clock = new();

    [Fact]
    public async Task Two_who_lead_group_the_notes_and_see_no_theme_of_the_curators()
    {
        await using var app = await Start();
        var secret = new Theme(ContributionId.New(), "What curators call it", "", [new("made", _clock.GetUtcNow(), ThemeAction.Created, "carys", "Carys")]);
        await app.Get<ThemeRegister>().AddAsync(secret, CancellationToken.None);
        var workshop = await Written(app, "Blame", "Fear", "Nobody listens");
        await Change(app, workshop, "Nobody listens", note => note with { IsHidden = true });
        var amina = await workshop.Opens("workshop/group");
        Assert.DoesNotContain("What curators call it", amina.Html);
        Assert.DoesNotContain("Nobody listens", amina.Html);
        Assert.Equal("2 notes in no theme", List(amina));
        var ben = await workshop.Opens("workshop/group", LiveWorkshop.Ben);

        var moved = await amina.Tick("Blame").Type("name", "What curators call it").Submit("new");
        Assert.Equal("1 note is in “What curators call it” now", Banner(moved));
        // The same post again changes nothing.
        Assert.Equal("1 note is in “What curators call it” now", Banner(await amina.Submit("new")));
        // On a page from before, the note that she moved is not moved again.
        var refused = await ben.Tick("Blame").Tick("Fear").Type("name", "Trust").Submit("new");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Amina", refused.Errors.Single());

        var themes = (await app.Get<ThemeRegister>().AllAsync(CancellationToken.None)).Select(read => read.Value).ToList();
        Assert.Equal([(null, "Carys"), (workshop.Id, "Amina"), (workshop.Id, "a facilitator of LocalGov Camp")], themes.Select(theme => (theme.Session, theme.Last.CuratorName)));
        Assert.Equal(themes[1].Id, (await workshop.Note("Blame")).Place!.Theme);
        Assert.Equal(themes[2].Id, (await workshop.Note("Fear")).Place!.Theme);
        Assert.Empty(app.Mails());
    }

    [Fact]
    public async Task The_notes_keep_their_themes_when_they_go_to_the_curators()
    {
        await using var app = await Start();
        var workshop = await Written(app, "Blame", "Fear");
        var page = await workshop.Opens("workshop/group");
        page = await page.Tick("Blame").Type("name", "Trust").Submit("new");
        await page.Tick("Fear").Submit("alone");
        await workshop.Close();
        _clock.Advance(TimeSpan.FromMinutes(1));
        await app.Get<SessionClosing>().BringInDueAsync(await workshop.Session(), CancellationToken.None);

        var trust = (await app.Get<ThemeRegister>().AllAsync(CancellationToken.None)).Single().Value.Id;
        var all = (await app.Services.Contributions()).ToDictionary(one => one.Title, one => one);
        Assert.Equal((trust, 1), (all["Blame"].Place!.Theme!.Value, all["Blame"].RevisionToShow));
        Assert.True(all["Fear"].Place!.LeftAlone);
        var desk = (await app.Desk(Curators.Amina)).Address.Query;
        Assert.Contains("Blame", (await app.Browser.Open(app.Function($"desk/themes{desk}&in={trust}"))).Text);
    }

    [Fact]
    public async Task It_has_its_step_and_ends_with_the_link()
    {
        await using var app = await Start();
        var workshop = await Written(app, "Blame");
        await workshop.Change(session => session with { Step = SessionStep.Reveal });
        Assert.Equal(HttpStatusCode.Conflict, (await workshop.Opens("workshop/group")).Status);
        await workshop.Change(session => session with { Step = SessionStep.Group });
        var page = await workshop.Opens("workshop/group", LiveWorkshop.Ben);
        await workshop.Change(session => session with { Facilitators = [session.Facilitators[0], session.Facilitators[1] with { TakenBackAt = _clock.GetUtcNow() }] });

        Assert.Equal(HttpStatusCode.Forbidden, (await page.Tick("Blame").Type("name", "Trust").Submit("new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Browser.Open(app.Function("workshop/group?token=abc"))).Status);
        Assert.Empty(await app.Get<ThemeRegister>().AllAsync(CancellationToken.None));
        Assert.Null((await workshop.Note("Blame")).Place);
    }

    private static async Task<LiveWorkshop> Written(ManifestoApp app, params string[] notes)
    {
        var workshop = await LiveWorkshop.Open(app);
        foreach (var note in notes)
            await workshop.Sends(note);
        await workshop.Change(session => session with { Step = SessionStep.Group, RevealedAt = session.OpensAt });
        return workshop;
    }

    private static async Task Change(ManifestoApp app, LiveWorkshop workshop, string text, Func<SessionNote, SessionNote> change) =>
        await app.Get<SessionNotes>().UpdateAsync(workshop.Id, (await workshop.Note(text)).Id, change, CancellationToken.None);

    private static string Banner(WebPage page) => page.Document.QuerySelector(".govuk-notification-banner__heading")!.TextContent;

    private static string List(WebPage page) => page.Document.GetElementById("list")!.TextContent;

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        services.AddSingleton<TimeProvider>(_clock);
    });
}
