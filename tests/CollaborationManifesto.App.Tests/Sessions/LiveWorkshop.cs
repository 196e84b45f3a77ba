using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Sessions;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>A live session in storage, and the phones and facilitators that use its pages.</summary>
public sealed class LiveWorkshop
{
    public const string Question = "It is a year from now and the project has failed. Why?";
    public const string Amina = "amina-leads";
    public const string Ben = "ben-leads";
    private readonly ManifestoApp _app;

    private LiveWorkshop(ManifestoApp app, ContributionId id, SessionCode code) => (_app, Id, Code) = (app, id, code);

    public ContributionId Id { get; }

    public SessionCode Code { get; }

    /// <param name="with">Changes it before it is stored.</param>
    public static async Task<LiveWorkshop> Open(ManifestoApp app, Func<LiveSession, LiveSession>? with = null)
    {
        var now = app.Get<TimeProvider>().GetUtcNow();
        var session = new LiveSession(ContributionId.New(), SessionCode.New(), "LocalGov Camp", new(Question, ContributionKind.Barrier), ["culture", "tools"], now.AddMinutes(-5), now.AddHours(2))
        {
            Facilitators = [new(Amina, "Amina", null, now), new(Ben, "Ben", EmailAddress.TryParse("ben@leads.example"), now)],
            Log = [new(ContributionId.New().ToString(), now, SessionAction.Started, Amina, "Amina")],
        };
        session = with?.Invoke(session) ?? session;
        Assert.True(await app.Get<SessionRegister>().AddAsync(session, CancellationToken.None));
        return new(app, session.Id, session.Code);
    }

    public Task<WebPage> Joins(string? code = null) => _app.Browser.Open(_app.Function($"join?code={Uri.EscapeDataString(code ?? Code.Shown)}"));

    /// <summary>A phone that joins and sends a note.</summary>
    public async Task<WebPage> Sends(string text, string category = "culture") => await Send(await Joins(), text, category);

    public static Task<WebPage> Send(WebPage phone, string text, string category = "culture")
    {
        phone.Type("text", text).Choose("category", category);
        if (phone.Document.QuerySelector("[name=licence]") is not null)
            phone.Choose("licence", "yes");
        return phone.Submit("send");
    }

    public async Task<IReadOnlyList<SessionNote>> Notes() => await _app.Get<SessionNotes>().OfAsync(Id, CancellationToken.None).Select(read => read.Value).ToListAsync();

    public async Task<SessionNote> Note(string text) => (await Notes()).Single(note => note.Text == text);

    /// <summary>Changes the row, and has every page read it again.</summary>
    public async Task Change(Func<LiveSession, LiveSession> change)
    {
        await _app.Get<SessionRegister>().UpdateAsync(Id, change, CancellationToken.None);
        _app.Get<SessionRooms>().Forget(Id);
    }

    public Task Reveal() => Change(session => session with { Step = SessionStep.Reveal, RevealedAt = _app.Get<TimeProvider>().GetUtcNow() });

    public Task Close() => Change(session => session with { Step = SessionStep.Closed, ClosedAt = _app.Get<TimeProvider>().GetUtcNow() });

    public async Task<LiveSession> Session() => (await _app.Get<SessionRegister>().FindAsync(Id, CancellationToken.None))!.Value.Value;

    /// <summary>A facilitator's page.</summary>
    public Task<WebPage> Opens(string route, string facilitator = Amina, string more = "") =>
        _app.Browser.Open(_app.Function($"{route}?token={Uri.EscapeDataString(_app.Get<LinkTokens>().ForFacilitator(new(Id, facilitator)))}{more}"));

    public static string TokenIn(WebPage phone) => QueryHelpers.ParseQuery(phone.Address.Query)["token"].ToString();
}
