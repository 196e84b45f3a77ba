using System.Net;
using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Sessions;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>
/// A room writes notes and a facilitator closes the workshop while the program is killed and storage fails. Phones press "Send" again until they
/// are answered. Every note is there once, and becomes one contribution.
/// </summary>
[Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
public sealed class RoomChaosTests(ReliabilityTable table, ITestOutputHelper output)
{
    private const int NotesEach = 10;
    private const string Facilitator = "leads";
    private static readonly string[] Settings = ["--Changes:SessionGraceSeconds=1", "--DigestSchedule=*/2 * * * * *"];
    private static readonly TimeSpan Writing = TimeSpan.FromSeconds(ReliabilityTable.Size(6, 600));
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private int _unanswered;

    [Fact]
    public async Task Kills_and_outages_lose_no_note_of_a_room_and_double_none()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        // Its own Azurite, so that it does not slow down other tests.
        await using var azurite = new SharedAzurite();
        var (ledger, weather) = (new Ledger(), new Weather(seed, TimeProvider.System));
        await using var machine = await ShakenMachine.Start(azurite.ConnectionString, weather, ledger, Settings);
        var session = await Open(machine);
        var phones = ReliabilityTable.Size(20, 100);

        var people = WriteAndClose(machine, session, phones);
        await (ReliabilityTable.IsLong
            ? machine.ShakeWhile(people, weather, ledger, int.MaxValue, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15))
            : machine.ShakeWhile(people, weather, ledger, most: 4, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2.5)));
        weather.Clears();

        var notes = await Eventually.Some(() => AllBroughtIn(machine, session), "all notes to be with the curators");
        var texts = Enumerable.Range(0, phones).SelectMany(phone => Enumerable.Range(0, NotesEach).Select(number => Text(phone, number))).Order().ToList();
        var contributions = await machine.Undisturbed.Contributions();
        Assert.Equal(texts, contributions.Select(one => one.Title).Order());
        Assert.Equal(contributions.Select(one => one.Id.ToString()).Order(), notes.Select(note => note.Id.ToString()).Order());
        Assert.True(machine.Kills > 2 && weather.Faults > 10 && _unanswered > 0, $"{machine.Kills} kills, {weather.Faults} faults and {_unanswered} repeated presses are no chaos.");
        table.Passed(
            "a room writes while the program is killed and storage fails",
            $"{phones} phones, {texts.Count} notes, {machine.Kills} kills, {weather.Faults} faults, {_unanswered} presses without an answer, seed {seed}",
            $"{texts.Except(contributions.Select(one => one.Title)).Count()} lost, {contributions.Count - contributions.DistinctBy(one => one.Title).Count()} twice");
    }

    private async Task WriteAndClose(ShakenMachine machine, LiveSession session, int phones)
    {
        await Task.WhenAll(Enumerable.Range(0, phones).Select(phone => Write(machine, session, phone)));
        using var browser = new PlainBrowser();
        var token = machine.Undisturbed.GetRequiredService<LinkTokens>().ForFacilitator(new(session.Id, Facilitator));
        var page = await Press(() => browser.Open(Page(machine, "workshop/lead", "token", token)));
        await Press(() => page.Choose("sure", "yes").Submit("close"));
    }

    private async Task Write(ShakenMachine machine, LiveSession session, int phone)
    {
        using var browser = new PlainBrowser();
        var random = new Random(phone);
        var page = await Press(() => browser.Open(Page(machine, "join", "code", session.Code.ToString())));
        for (var number = 0; number < NotesEach; number++)
        {
            await Task.Delay(Writing / NotesEach * (2 * random.NextDouble()));
            var form = page;
            page = await Press(() => LiveWorkshop.Send(form, Text(phone, number)));
        }
    }

    /// <summary>Does the same again until it is answered.</summary>
    private async Task<WebPage> Press(Func<Task<WebPage>> act)
    {
        while (true)
        {
            try
            {
                var answer = await act();
                if (answer.Status == HttpStatusCode.OK)
                    return answer;
                // A refusal by the rules would be a defect of this room. A failed request may have taken effect.
                Assert.True((int)answer.Status >= 500, $"Refused with {answer.Status}: {answer.Text}");
            }
            catch (Exception unanswered) when (unanswered is HttpRequestException or OperationCanceledException)
            {
                // The server is down or went down before answering.
            }

            Interlocked.Increment(ref _unanswered);
            await Task.Delay(Pause);
        }
    }

    private static async Task<LiveSession> Open(ShakenMachine machine)
    {
        var now = TimeProvider.System.GetUtcNow();
        var session = new LiveSession(ContributionId.New(), SessionCode.New(), "A shaken room", new(LiveWorkshop.Question, ContributionKind.Barrier), ["culture", "tools"], now.AddMinutes(-1), now.AddHours(2))
        {
            Facilitators = [new(Facilitator, "Amina", null, now)],
            Log = [new("start", now, SessionAction.Started)],
        };
        Assert.True(await machine.Undisturbed.GetRequiredService<SessionRegister>().AddAsync(session, CancellationToken.None));
        return session;
    }

    /// <returns>Null if some are not with the curators yet.</returns>
    private static async Task<List<SessionNote>?> AllBroughtIn(ShakenMachine machine, LiveSession session)
    {
        var notes = await machine.Undisturbed.GetRequiredService<SessionNotes>().OfAsync(session.Id, CancellationToken.None).Select(read => read.Value).ToListAsync();
        return notes.TrueForAll(note => note.BroughtInAt is not null && !note.HasWords) ? notes : null;
    }

    private static Uri Page(ShakenMachine machine, string route, string name, string value) =>
        new(QueryHelpers.AddQueryString(new Uri(machine.Api, $"/api/{route}").ToString(), name, value));

    private static string Text(int phone, int number) => $"Note {number} of phone {phone}";
}
