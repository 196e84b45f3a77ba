using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>What a room sees, and what it never sees.</summary>
public sealed class WallTests(SharedAzurite azurite)
{
    /// <summary>Longer than an instance keeps what it has read of an open session.</summary>
    private static readonly TimeSpan ReadAgain = TimeSpan.FromSeconds(2);

    private readonly MovableClock _clock = new();

    [Fact]
    public async Task Until_the_reveal_it_shows_the_code_and_how_many_notes_there_are()
    {
        await using var app = await Start();
        var room = await Room.Open(app);
        await room.Write("Nobody wrote it down");
        await room.Write("Too many tools", note => note with { Category = "culture" });
        await room.Write("Nobody came");

        var wall = await room.Wall();

        Assert.Equal("3 notes They are shown here when everyone has written.", Count(wall));
        Assert.Equal(["Tools 2 notes", "Culture 1 note"], Categories(wall));
        Assert.Empty(Notes(wall));
        Assert.DoesNotContain("Nobody", wall.Html, StringComparison.Ordinal);
        Assert.Contains(room.Session.Code.Shown, wall.Text, StringComparison.Ordinal);
        Assert.Contains($"{app.Site}join/", wall.Text, StringComparison.Ordinal);
        Assert.NotNull(wall.Document.QuerySelector("[role=img] svg path"));
        Assert.NotNull(wall.Document.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Empty(wall.Document.QuerySelectorAll("main form, main button, main input"));
    }

    [Fact]
    public async Task After_the_reveal_it_shows_each_category_the_latest_first_and_marks_the_last_three()
    {
        await using var app = await Start();
        var room = await Room.Open(app);
        foreach (var number in Enumerable.Range(1, 4))
            await room.Write($"Note {number}");
        await room.Write("<script>alert(1)</script>", note => note with { Category = "culture" });
        await room.Reveal();

        var wall = await room.WallByCode();

        Assert.Equal("5 notes You can still write more.", Count(wall));
        Assert.Equal(["Note 4", "Note 3", "Note 2", "Note 1", "<script>alert(1)</script>"], Notes(wall));
        Assert.Equal(["Note 4", "Note 3", "<script>alert(1)</script>"], wall.Document.QuerySelectorAll(".cm-wall__new + .cm-wall__text").Select(note => note.TextContent));
        Assert.Empty(wall.Document.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Hidden_unchecked_and_removed_notes_and_names_that_are_not_for_the_room_are_never_on_it()
    {
        await using var app = await Start();
        var room = await Room.Open(app, session => session with { AsksNames = true });
        await room.Write("Shown", note => note with { Name = "Ann", Organisation = "Dorset", NamedInRoom = true });
        await room.Write("Also shown", note => note with { Name = "Secret Ben", Organisation = "Secret Council", Credited = true });
        await room.Write("Secret and hidden", note => note with { IsHidden = true });
        await room.Write("Secret and unchecked", note => note with { IsUnchecked = true });
        await room.Write("Secret and removed", note => note with { IsRemoved = true });

        Assert.StartsWith("2 notes", Count(await room.Wall()), StringComparison.Ordinal);
        await room.Reveal();
        _clock.Advance(ReadAgain);
        var wall = await room.Wall();

        Assert.Equal(["Also shown", "Shown"], Notes(wall));
        Assert.Equal(["Ann, Dorset"], wall.Document.QuerySelectorAll(".cm-wall__credit").Select(credit => credit.TextContent));
        Assert.DoesNotContain("Secret", wall.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_opens_it_only_after_the_reveal_and_a_wrong_code_or_link_never()
    {
        await using var app = await Start();
        var room = await Room.Open(app);
        await room.Write("Nobody wrote it down");

        var early = await room.WallByCode();

        Assert.Equal((HttpStatusCode.Forbidden, "The notes are not shown yet"), (early.Status, early.Heading));
        Assert.DoesNotContain("Nobody wrote", early.Html, StringComparison.Ordinal);
        var tokens = app.Get<LinkTokens>();
        foreach (var token in new[] { "", "made-up", tokens.ForStatus(room.Session.Id), tokens.ForParticipant(new(room.Session.Id, ContributionId.New())), tokens.ForWall(ContributionId.New()) })
        {
            var wrong = await app.Browser.Open(app.Function($"workshop/wall?token={token}"));
            Assert.Equal((HttpStatusCode.NotFound, "This link does not work"), (wrong.Status, wrong.Heading));
        }

        var unknown = await app.Browser.Open(app.Function("workshop/wall?code=K7QX-29MN"));
        Assert.Equal((HttpStatusCode.NotFound, "Check the code"), (unknown.Status, unknown.Heading));
        await room.Reveal();
        _clock.Advance(ReadAgain);
        Assert.Equal(HttpStatusCode.OK, (await room.WallByCode()).Status);
    }

    [Fact]
    public async Task Whoever_has_it_gets_304_until_something_that_it_shows_changes()
    {
        await using var app = await Start();
        var room = await Room.Open(app);
        var note = await room.Write("Nobody wrote it down");
        await room.Reveal();
        var wall = await room.Wall();
        var tag = wall.Headers.ETag!;
        Assert.Equal("no-store", wall.Headers.CacheControl!.ToString());
        Assert.Equal($"W/\"{wall.Document.QuerySelector("#wall")!.GetAttribute("data-version")}\"", tag.ToString());

        _clock.Advance(ReadAgain);
        Assert.Equal(HttpStatusCode.NotModified, await Again());
        // Its own link is new in each page that is made.
        Assert.Equal(wall.Html, (await room.Wall()).Html);

        await room.Write("Nobody sees it", hidden => hidden with { IsHidden = true });
        _clock.Advance(ReadAgain);
        Assert.Equal(HttpStatusCode.NotModified, await Again());
        Assert.Equal(wall.Html, (await room.Wall()).Html);

        await room.Change(note, note => note with { Text = "Nobody wrote anything down" });
        _clock.Advance(ReadAgain);
        Assert.Equal(HttpStatusCode.OK, await Again());
        Assert.Equal(["Nobody wrote anything down"], Notes(await room.Wall()));

        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, room.WallLink);
            request.Headers.IfNoneMatch.Add(tag);
            using var answer = await app.Browser.Http.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Many_walls_cost_two_reads_a_second()
    {
        var calls = new StorageCalls();
        await using var app = await Start(calls.Watch);
        var room = await Room.Open(app);
        await room.Write("Nobody wrote it down");
        await room.Wall();
        _clock.Advance(ReadAgain);
        calls.Forget();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => room.Wall()));

        // The session and its notes. The clock goes on, so a slow machine may read them again.
        Assert.InRange(calls.All.Count(call => call.Contains("/workshops", StringComparison.Ordinal)), 2, 6);
        Assert.Empty(calls.Writes);
    }

    [Fact]
    public async Task After_the_closing_it_shows_what_waits_or_is_published_as_long_as_nobody_else_edits_it()
    {
        await using var app = await Start();
        var room = await Room.Open(app);
        var (waits, published, declined, hidden, edited, late) = (
            await room.Write("Waits", note => note with { Name = "Ann", NamedInRoom = true }), await room.Write("Is published"), await room.Write("Secret and declined"), await room.Write("Secret and hidden", note => note with { IsHidden = true }),
            await room.Write("Secret and edited"), await room.Write("Is not brought in yet"));
        await room.Reveal();
        await room.Close();
        await room.BringIn(waits, one => one with { Text = "More of it" });
        await room.BringIn(published, one => one with { State = ContributionState.Approved });
        await room.BringIn(declined, one => one with { State = ContributionState.Declined });
        await room.BringIn(hidden);
        await room.BringIn(edited, one => one with { Title = "A curator's secret draft", Earlier = new(one.Wording, Editor.Curators) });

        var wall = await room.Wall();

        Assert.Equal(["Is not brought in yet", "Is published", "Waits\nMore of it"], Notes(wall));
        Assert.Equal("3 notes The workshop is closed. The curators read each note.", Count(wall));
        Assert.DoesNotContain("ecret", wall.Html, StringComparison.Ordinal);
        await room.BringIn(late);
        await room.FinishBringingIn();
        _clock.Advance(ReadAgain);
        Assert.Contains("Is not brought in yet", Notes(await room.Wall()));
        await room.Reopen();
        await room.Write("A late addition");
        // What was read while the notes were brought in is kept for so long.
        _clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(["A late addition", "Is not brought in yet", "Is published", "Waits\nMore of it"], Notes(await room.Wall()));
    }

    [Fact]
    public async Task It_closes_a_day_after_the_session_and_leads_to_what_became_of_the_notes()
    {
        await using var app = await Start();
        var room = await Room.Open(app);
        await room.Write("Nobody wrote it down");
        await room.Reveal();
        _clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(HttpStatusCode.OK, (await room.Wall()).Status);

        _clock.Advance(TimeSpan.FromHours(2));
        foreach (var over in new[] { await room.Wall(), await room.WallByCode() })
        {
            Assert.Equal((HttpStatusCode.Gone, "The wall is closed"), (over.Status, over.Heading));
            Assert.DoesNotContain("Nobody wrote", over.Html, StringComparison.Ordinal);
            Assert.EndsWith($"/api/workshop?code={room.Code}", over.Document.QuerySelector("main a")!.GetAttribute("href"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_scripts_a_link_refreshes_it_and_another_stops_that()
    {
        await using var app = await Start();
        var room = await Room.Open(app);
        var wall = await room.Wall();
        Assert.Null(wall.Document.QuerySelector("meta[http-equiv=refresh]"));

        var refreshing = await wall.Follow("Refresh every 10 seconds");
        Assert.Equal("10", refreshing.Document.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
        Assert.NotNull((await refreshing.Follow("Show new notes")).Document.QuerySelector("meta[http-equiv=refresh]"));

        Assert.Null((await refreshing.Follow("Stop refreshing")).Document.QuerySelector("meta[http-equiv=refresh]"));
    }

    [Fact]
    public async Task Two_thousand_notes_are_less_than_400_KB_on_the_wire()
    {
        await using var app = await Start();
        var room = await Room.Open(app);
        // No two are alike, so that they do not compress better than what people write.
        var random = new Random(29);
        await Parallel.ForEachAsync(Enumerable.Range(0, LiveSession.MostNotes).Select(_ => Words(random)).ToList(), async (text, _) => await room.Write(text));
        await room.Reveal();

        using var request = new HttpRequestMessage(HttpMethod.Get, room.WallLink);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await app.Browser.Http.SendAsync(request);
        var wire = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("gzip", answer.Content.Headers.ContentEncoding.Single());
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{wire.Length / 1000.0:F1} KB"));
        Assert.InRange(wire.Length, 1, 400_000);
        await using var gzip = new GZipStream(new MemoryStream(wire), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        Assert.Equal((await room.Wall()).Html, await reader.ReadToEndAsync());
    }

    private static string Words(Random random) =>
        string.Join(' ', Enumerable.Range(0, 20).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 9)).Select(_ => (char)('a' + random.Next(26))))));

    private static string Count(WebPage wall) => wall.Document.QuerySelector(".cm-wall__count")!.TextContent;

    private static IEnumerable<string> Categories(WebPage wall) => wall.Document.QuerySelectorAll("h2").Select(heading => heading.TextContent);

    private static IEnumerable<string> Notes(WebPage wall) => wall.Document.QuerySelectorAll(".cm-wall__text").Select(note => note.TextContent);

    private Task<ManifestoApp> Start(Action<IServiceCollection>? watch = null) => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        services.AddSingleton<TimeProvider>(_clock);
        watch?.Invoke(services);
    });
}
