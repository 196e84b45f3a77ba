using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Sessions.Leading;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>An app in which curators plan workshops, with a movable clock and without background work.</summary>
internal sealed class PlannedWorkshop(ManifestoApp app, MovableClock clock) : IAsyncDisposable
{
    public const string Dana = "dana@example.org";
    private const string OtherNames = "Another";

    public ManifestoApp App => app;

    public static async Task<PlannedWorkshop> Open(SharedAzurite azurite)
    {
        var clock = new MovableClock();
        return new(
            await ManifestoApp.Start(
                azurite,
                services =>
                {
                    services.AddSingleton<TimeProvider>(clock);
                    services.RemovePumps();
                }),
            clock);
    }

    public void Passes(TimeSpan time) => clock.Advance(time);

    public async Task<WebPage> OpensPlan(string curator = Curators.Amina) =>
        await app.Browser.Open(new((await app.Desk(curator)).Document.QuerySelector("main a[href*='desk/workshops']")!.GetAttribute("href")!));

    /// <summary>Starts a workshop that Dana leads too.</summary>
    public async Task<WebPage> Starts(string name = "LocalGov Camp") =>
        await (await OpensPlan()).Type("name", name).Type("name-1", "Dana").Type("email-1", Dana).Submit();

    public async Task<LiveSession> Session() => (await Sessions()).Single(one => !one.Name.StartsWith(OtherNames, StringComparison.Ordinal));

    public async Task<IReadOnlyList<LiveSession>> Sessions() => [.. (await app.Get<SessionRegister>().AllAsync(CancellationToken.None)).Select(read => read.Value)];

    public async Task SendInvitations() => await app.Get<FacilitatorInvitations>().SendDueAsync(await Session(), CancellationToken.None);

    public IReadOnlyList<ReceivedMail> MailsTo(string address) => [.. app.Mails().Where(mail => mail.To == address)];

    /// <summary>The facilitators' page of someone who is in the list.</summary>
    public async Task<WebPage> Leads(string name = "Dana")
    {
        var session = await Session();
        return await app.Browser.Open(app.Function($"workshop/lead?token={Uri.EscapeDataString(app.Get<LinkTokens>().ForFacilitator(new(session.Id, session.Facilitators.Single(one => one.Name == name).Id)))}"));
    }

    public async Task<SessionNote> Writes(string text, string phone = "one", bool isUnchecked = false)
    {
        var note = new SessionNote(ContributionId.New(), ContributionId.FromKey("phone", phone), text, "culture", clock.GetUtcNow(), clock.GetUtcNow()) { IsUnchecked = isUnchecked };
        Assert.True(await app.Get<SessionNotes>().InsertAsync((await Session()).Id, note, CancellationToken.None));
        app.Get<CollaborationManifesto.Sessions.SessionRooms>().Forget((await Session()).Id);
        return note;
    }

    /// <summary>Stores other workshops.</summary>
    public async Task<IReadOnlyList<ContributionId>> Fill(int count, bool isOpen)
    {
        var now = clock.GetUtcNow();
        var others = Enumerable.Range(1, count).Select(number => new LiveSession(
            ContributionId.New(), SessionCode.New(), $"{OtherNames} {number}", new("Why?", ContributionKind.Barrier), ["culture"], now.AddHours(-2), isOpen ? now.AddHours(2) : now.AddHours(-1))
        {
            Step = isOpen ? SessionStep.Write : SessionStep.Closed,
        }).ToList();
        await Parallel.ForEachAsync(others, async (other, stop) => Assert.True(await app.Get<SessionRegister>().AddAsync(other, stop)));
        return [.. others.Select(other => other.Id)];
    }

    /// <summary>The texts of the notes that the room sees.</summary>
    public async Task<IReadOnlyList<string>> OnWall()
    {
        var id = (await Session()).Id;
        app.Get<CollaborationManifesto.Sessions.SessionRooms>().Forget(id);
        var wall = await app.Browser.Open(app.Function($"workshop/wall?token={Uri.EscapeDataString(app.Get<LinkTokens>().ForWall(id))}"));
        return [.. wall.Document.QuerySelectorAll(".cm-wall__text").Select(note => note.TextContent.Trim())];
    }

    public async Task<IReadOnlyDictionary<string, SessionNote>> Notes() =>
        await app.Get<SessionNotes>().OfAsync((await Session()).Id, CancellationToken.None).ToDictionaryAsync(read => read.Value.Text, read => read.Value);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
