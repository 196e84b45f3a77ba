using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Contributor = CollaborationManifesto.Model.Contributor;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>A session whose rows a test writes itself.</summary>
internal sealed class Room(ManifestoApp app, LiveSession session)
{
    private int _notes;

    public LiveSession Session => session;

    public string Code => session.Code.ToString();

    public string WallLink => QueryHelpers.AddQueryString(app.Function("workshop/wall").ToString(), "token", app.Get<LinkTokens>().ForWall(session.Id));

    public static async Task<Room> Open(ManifestoApp app, Func<LiveSession, LiveSession>? change = null)
    {
        var now = app.Get<TimeProvider>().GetUtcNow();
        var session = new LiveSession(
            ContributionId.New(), SessionCode.New(), "LocalGov Camp", new("Why did it fail?", ContributionKind.Barrier), ["tools", "culture"], now.AddMinutes(-10), now.AddHours(2))
        {
            Log = [new("start", now.AddMinutes(-10), SessionAction.Started)],
        };
        session = change?.Invoke(session) ?? session;
        Assert.True(await app.Get<SessionRegister>().AddAsync(session, CancellationToken.None));
        return new(app, session);
    }

    /// <summary>Each is sent a second after the one before.</summary>
    public async Task<SessionNote> Write(string text, Func<SessionNote, SessionNote>? change = null)
    {
        var at = session.OpensAt.AddSeconds(Interlocked.Increment(ref _notes));
        var note = new SessionNote(ContributionId.New(), ContributionId.New(), text, "tools", at, at);
        note = change?.Invoke(note) ?? note;
        Assert.True(await app.Get<SessionNotes>().InsertAsync(session.Id, note, CancellationToken.None));
        return note;
    }

    public async Task Change(SessionNote note, Func<SessionNote, SessionNote> change) =>
        Assert.True((await app.Get<SessionNotes>().UpdateAsync(session.Id, note.Id, change, CancellationToken.None)).Changed);

    public Task Reveal() => Become(session => session with { Step = SessionStep.Reveal, RevealedAt = app.Get<TimeProvider>().GetUtcNow() });

    public Task Close() => Become(session => session with { Step = SessionStep.Closed, ClosedAt = app.Get<TimeProvider>().GetUtcNow() });

    public Task FinishBringingIn() => Become(session => session with { BroughtInAt = app.Get<TimeProvider>().GetUtcNow() });

    public Task Reopen() => Become(session => session with { Step = SessionStep.Reveal, ClosedAt = null, BroughtInAt = null });

    /// <summary>Makes a contribution of a note, as the closing does.</summary>
    public async Task BringIn(SessionNote note, Func<Contribution, Contribution>? change = null)
    {
        var contribution = new Contribution
        {
            Id = note.Id,
            Kind = ContributionKind.Barrier,
            Category = note.Category,
            Title = note.Text,
            Text = "",
            Contributor = Contributor.Unknown,
            Source = new(session.Name, null, note.SentAt) { Import = session.Id },
            SubmittedAt = note.SentAt,
            BodyHash = "",
            History = [new(note.Id.ToString(), note.SentAt, HistoryAction.Imported)],
        };
        await app.Get<ContributionStore>().InsertAsync(change?.Invoke(contribution) ?? contribution, CancellationToken.None);
        await Change(note, note => note.WithoutWords() with { BroughtInAt = app.Get<TimeProvider>().GetUtcNow() });
    }

    public Task<WebPage> Wall() => app.Browser.Open(new(WallLink));

    public Task<WebPage> WallByCode() => app.Browser.Open(app.Function($"workshop/wall?code={Code}"));

    public Task<WebPage> Outcomes() => app.Browser.Open(app.Function($"workshop?code={Code}"));

    private async Task Become(Func<LiveSession, LiveSession> change) =>
        Assert.True((await app.Get<SessionRegister>().UpdateAsync(session.Id, change, CancellationToken.None)).Changed);
}

internal static class Links
{
    public static Task<WebPage> Follow(this WebPage page, string text) =>
        page.Browser.Open(new(page.Address, page.Document.QuerySelectorAll("main a").Single(link => link.TextContent == text).GetAttribute("href")));
}
