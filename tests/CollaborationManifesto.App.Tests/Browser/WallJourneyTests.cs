using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Sessions;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>A wall on a projector, with and without scripts.</summary>
public sealed class WallJourneyTests(SharedAzurite azurite, ChromiumFixture chromium, ITestOutputHelper output) : IClassFixture<ChromiumFixture>
{
    /// <summary>One word, as long as a note may be.</summary>
    private static readonly string Word = new('m', 500);

    // The page refreshes itself only where someone has just chosen that, and the link that stops it stands first (WCAG 2.2, 2.2.1 and 2.2.2).
    private static readonly string[] ChosenRefresh = ["meta-refresh", "meta-refresh-no-exceptions"];

    [Fact]
    public async Task Notes_come_and_go_by_themselves_and_are_announced()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var room = await Room.Open(app);
        var page = await chromium.NewPage();
        var statuses = new List<int>();
        page.Response += (_, answer) =>
        {
            if (answer.Url.Contains("/workshop/wall", StringComparison.Ordinal))
                statuses.Add(answer.Status);
        };
        await page.GotoAsync(room.WallLink);
        await page.EvaluateAsync("window.isTheSamePage = true");
        await Assertions.Expect(page.GetByText("Show new notes")).ToBeHiddenAsync();

        var first = await room.Write("Nobody wrote it down");
        await Assertions.Expect(page.Locator(".cm-wall__count")).ToContainTextAsync("1 note");
        await Assertions.Expect(page.Locator("#news")).ToHaveTextAsync("1 new note");
        await Assertions.Expect(page.Locator(".cm-wall__note")).ToHaveCountAsync(0);
        await room.Reveal();
        await Assertions.Expect(page.Locator(".cm-wall__text")).ToHaveTextAsync(["Nobody wrote it down"]);
        await Task.WhenAll(room.Write("Too many tools"), room.Write("Nobody came"));
        await Assertions.Expect(page.Locator(".cm-wall__text")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("#news")).ToHaveTextAsync(Announced());
        await room.Change(first, note => note with { IsHidden = true });
        await Assertions.Expect(page.Locator(".cm-wall__text")).ToHaveCountAsync(2);
        await Eventually.Some(() => statuses.Contains(304) ? "304" : null, "an answer without a page");

        Assert.True(await page.EvaluateAsync<bool>("window.isTheSamePage"));
    }

    [Fact]
    public async Task It_says_when_it_is_not_connected_and_goes_on_when_it_is_again()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var room = await Room.Open(app);
        await room.Reveal();
        var page = await chromium.NewPage();
        await page.GotoAsync(room.WallLink);

        await page.Context.SetOfflineAsync(true);
        await Assertions.Expect(page.Locator("#lost")).ToHaveTextAsync("Not connected. New notes are shown when the connection is back.");
        await room.Write("Nobody wrote it down");
        await page.Context.SetOfflineAsync(false);

        await Assertions.Expect(page.Locator(".cm-wall__text")).ToHaveTextAsync(["Nobody wrote it down"]);
        await Assertions.Expect(page.Locator("#lost")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_wall_in_the_background_asks_for_nothing_and_catches_up_in_front()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var room = await Room.Open(app);
        await room.Reveal();
        var page = await chromium.NewPage();
        await page.Clock.InstallAsync();
        await page.GotoAsync(room.WallLink);
        var asked = 0;
        page.Request += (_, _) => asked++;

        await Turns("hidden");
        await page.Clock.RunForAsync("08:00:00");
        Assert.Equal(0, asked);
        await room.Write("Nobody wrote it down");
        await Turns("visible");

        await Assertions.Expect(page.Locator(".cm-wall__text")).ToHaveTextAsync(["Nobody wrote it down"]);

        Task Turns(string state) => page.EvaluateAsync(
            """
            state => {
              Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
              document.dispatchEvent(new Event('visibilitychange'));
            }
            """,
            state);
    }

    [Fact]
    public async Task Without_scripts_new_notes_come_by_a_link_or_every_ten_seconds()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var room = await Room.Open(app);
        await room.Reveal();
        var page = await chromium.NewPage(javaScript: false);
        await page.GotoAsync(room.WallLink);

        await room.Write("Nobody wrote it down");
        await Eventually.Some(
            async () =>
            {
                await page.Follows("Show new notes");
                return await page.Locator(".cm-wall__text").CountAsync() == 1 ? "shown" : null;
            },
            "the note");
        await page.Follows("Refresh every 10 seconds");
        await Assertions.Expect(page.GetByText("Stop refreshing")).ToBeVisibleAsync();
        await room.Write("Nobody came");
        await Assertions.Expect(page.Locator(".cm-wall__text")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task It_and_its_outcomes_can_be_used_by_everyone()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var room = await Room.Open(app, session => session with { Name = Word[..80], Prompt = session.Prompt with { Text = Word[..200] } });
        var early = await Room.Open(app);
        foreach (var number in Enumerable.Range(0, 3))
            await room.Write(number == 0 ? Word : $"Note {number}", note => note with { Name = Word[..100], NamedInRoom = true });
        var page = await chromium.NewPage();
        var audit = new PageAudit(page);

        await Look(room.WallLink, "a wall that only counts");
        await room.Reveal();
        await Eventually.Some(async () => (await room.WallByCode()).Html.Contains("Note 2", StringComparison.Ordinal) ? "revealed" : null, "the notes");
        await Look(room.WallLink, "a wall");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        await audit.Look("a wall in forced colours");
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        await Look($"{room.WallLink}&refresh=10", "a wall that refreshes itself", ChosenRefresh);
        await Look(app.Function($"workshop/wall?code={early.Code}").ToString(), "a wall whose notes are not revealed");
        await Look(app.Function($"workshop?code={room.Code}").ToString(), "the outcomes of a workshop that goes on");
        foreach (var state in new[] { Model.ContributionState.Approved, Model.ContributionState.Pending })
            await room.BringIn(await room.Write($"{Word[..110]} {state}"), one => one with { State = state });
        await room.Close();
        await Look(app.Function($"workshop?code={early.Code}x").ToString(), "a wrong code");
        await Eventually.Some(async () => (await room.Outcomes()).Text.Contains("Published:", StringComparison.Ordinal) ? "closed" : null, "the outcomes");
        await Look(app.Function($"workshop?code={room.Code}").ToString(), "the outcomes of a closed workshop");
        await Look(new Uri(app.Site, "/join/").ToString(), "the page to join");
        foreach (var line in audit.BeyondRequired)
            output.WriteLine(line);

        async Task Look(string address, string what, params string[] without)
        {
            await page.GotoAsync(address);
            await audit.Look(what, without);
        }
    }

    [Fact]
    public async Task The_code_stays_in_sight_on_a_projector()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var room = await Room.Open(app);
        foreach (var number in Enumerable.Range(0, 40))
            await room.Write($"Note {number}");
        await room.Reveal();
        var page = await chromium.NewPage(width: 1920, height: 1080);
        await page.GotoAsync(room.WallLink);

        await page.Locator(".cm-wall__note").Last.ScrollIntoViewIfNeededAsync();

        await Assertions.Expect(page.Locator(".cm-wall__code")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(page.Locator(".cm-wall__qr")).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    /// <summary>The two may come in one answer or in two.</summary>
    private static System.Text.RegularExpressions.Regex Announced() => new("^(2 new notes|1 new note)$");
}
