using System.Collections.Immutable;
using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>A curator at a laptop makes principles of the sample's notes, and one without a mouse and scripts groups some on a narrow screen.</summary>
public sealed class ThemesJourneyTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const int MostActs = 150;

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task The_94_notes_of_the_sample_become_its_seven_principles_with_fewer_than_150_clicks_and_keys()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var sample = await Import(app);
        var page = await chromium.NewPage(javaScript: true);
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync((await app.Desk(Curators.Amina)).Address.ToString());
        var acts = 0;

        await Follow("Make sense of it");
        await Assertions.Expect(page.Locator("#list")).ToHaveTextAsync("94 notes in no theme");
        foreach (var (number, title) in sample.Principles.Index())
        {
            foreach (var note in sample.Notes.Where(note => note.Home == number))
                await Click(Box(note.Title));
            await Click(page.GetByLabel("A new theme"));
            await page.Keyboard.InsertTextAsync(title);
            acts++;
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".govuk-notification-banner__heading")).ToContainTextAsync($"“{title}”");
        }

        await Assertions.Expect(page.Locator("#list")).ToHaveTextAsync($"{sample.Notes.Count(note => note.Home is null)} notes in no theme");
        foreach (var title in sample.Principles)
        {
            await Click(page.GetByRole(AriaRole.Link, new() { Name = $"Draft a principle (“{title}”)", Exact = true }));
            await Click(page.Locator("#title"));
            await page.Keyboard.InsertTextAsync(title);
            await Click(page.Locator("#text"));
            await page.Keyboard.InsertTextAsync("What the notes have in common.");
            await Click(page.GetByRole(AriaRole.Button, new() { Name = "Save and approve" }));
            await page.Sees("The principle is saved");
            await Follow("Back to all themes");
        }

        await Eventually.Some(async () => (await Stored(app)).Values.Count(note => note.Principles.Length == 1) == sample.Notes.Count(note => note.Home is not null) ? "linked" : null, "the notes to be linked");
        await Follow("Back to the desk");
        // A note is in one theme; eight of the sample have a second principle.
        foreach (var (principle, notes) in sample.Notes.Where(note => note.Second is not null).GroupBy(note => note.Second!.Value, note => note.Title).Select(group => (group.Key, group.ToList())))
        {
            await Select(notes);
            await Choose("#action", "Approve and link to a principle");
            await Click(page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).First);
            await Click(page.Locator(".govuk-radios__item").Filter(new() { HasText = sample.Principles[principle] }).GetByRole(AriaRole.Radio));
            await Click(page.Locator("button[name=confirmed]"));
            await Follow("Back to the desk");
            await app.IsIdle();
        }

        var stored = await Stored(app);
        var principles = stored.Values.Where(one => one.Kind == ContributionKind.Principle).ToDictionary(one => one.Id, one => sample.Principles.IndexOf(one.Title));
        Assert.All(sample.Notes, note => Assert.Equal(note.Principles.Order(), stored[note.Title].Principles.Select(id => principles[id]).Order()));
        TestContext.Current.TestOutputHelper?.WriteLine($"{acts} clicks and keys");
        Assert.InRange(acts, 1, MostActs);

        ILocator Box(string note) => page.GetByRole(AriaRole.Checkbox, new() { Name = note, Exact = true });

        async Task Click(ILocator what)
        {
            acts++;
            await what.ClickAsync();
        }

        Task Follow(string link) => Click(page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }));

        async Task Choose(string list, string option)
        {
            acts += 2;
            await page.Locator(list).SelectOptionAsync(option);
        }

        async Task Select(IReadOnlyList<string> notes)
        {
            var later = new List<string>();
            foreach (var note in notes)
            {
                if (await Box($"Select {note}").CountAsync() > 0)
                    await Click(Box($"Select {note}"));
                else
                    later.Add(note);
            }

            if (later.Count == 0)
                return;
            await Click(page.Locator(".cm-desk__pages button").Last);
            foreach (var note in later)
                await Click(Box($"Select {note}"));
        }
    }

    [Fact]
    public async Task Notes_are_grouped_by_keyboard_at_320_px_without_scripts()
    {
        await using var app = await ManifestoApp.Start(azurite);
        foreach (var title in new[] { "Blame", "Fear", "Silence" })
            await app.Contributor.Sends(title);
        var page = await chromium.NewPage(javaScript: false);
        await page.SetViewportSizeAsync(320, 640);
        await page.GotoAsync((await app.Desk(Curators.Amina)).Address.ToString());

        await page.PressesEnterOn("Make sense of it");
        await page.Sees("Make sense of it");
        await page.AssertFits("the page");
        await page.TabsToAndTicks("Blame");
        await page.TabsTo("A new theme");
        await page.Keyboard.TypeAsync("Trust");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".govuk-notification-banner__heading")).ToHaveTextAsync("1 note is in “Trust” now");
        await page.TabsToAndTicks("Fear");
        await page.PressesEnterOn("1 Put into “Trust”Trust");
        await Assertions.Expect(page.Locator("#list")).ToHaveTextAsync("1 note in no theme");
        await page.AssertFits("the page with a theme");
    }

    [Fact]
    public async Task With_scripts_the_number_keys_move_notes_and_shift_ticks_many()
    {
        await using var app = await ManifestoApp.Start(azurite);
        foreach (var title in new[] { "One", "Two", "Three", "Four", "Five" })
            await app.Contributor.Sends(title);
        var page = await chromium.NewPage(javaScript: true);
        await page.GotoAsync((await app.Desk(Curators.Amina)).Address.ToString());
        await page.Follows("Make sense of it");
        await page.GetByLabel("A new theme").FillAsync("3 is no key here");
        await page.IsLoaded();
        var boxes = page.Locator("input[name=items]");
        await boxes.First.ClickAsync();
        await boxes.Nth(2).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Assertions.Expect(page.Locator("input[name=items]:checked")).ToHaveCountAsync(3);
        await page.Presses("Put into the new theme");
        await Assertions.Expect(page.Locator(".govuk-notification-banner__heading")).ToHaveTextAsync("3 notes are in “3 is no key here” now");

        await boxes.First.FocusAsync();
        await page.Keyboard.PressAsync("9");
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator(".govuk-notification-banner__heading")).ToHaveTextAsync("1 note is in “3 is no key here” now");
        await Assertions.Expect(boxes.First).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#list")).ToHaveTextAsync("1 note in no theme");
    }

    private static async Task<IReadOnlyDictionary<string, Contribution>> Stored(ManifestoApp app) =>
        await app.Get<ContributionStore>().AllAsync(CancellationToken.None).Select(read => read.Value).ToDictionaryAsync(one => one.Title);

    /// <summary>The sample's notes without what they are linked to, waiting for a decision.</summary>
    private async Task<Sample> Import(ManifestoApp app)
    {
        using var board = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "src", "CollaborationManifesto.LocalHost", "Sample", "board.json")));
        var lists = board.RootElement.GetProperty("lists").EnumerateArray().ToDictionary(list => Text(list, "id"), list => Text(list, "name"));
        var cards = board.RootElement.GetProperty("cards").EnumerateArray().ToLookup(card => lists[Text(card, "idList")]);
        var principles = cards["Principles"].Select(card => (Link: Text(card, "shortLink"), Title: Text(card, "name"))).ToImmutableArray();
        var notes = cards.Where(list => list.Key is not ("Principles" or "Guidance")).SelectMany(list => list.Select(card => (Card: card, List: list.Key))).ToList();
        var file = Path.Combine(_files.FullName, "notes.csv");
        await File.WriteAllLinesAsync(file, notes.Select(note => $"{Quoted(Text(note.Card, "name"))},{Quoted(Text(note.Card, "desc"))},{note.List}").Prepend("Note,Text,Category"));
        var (exit, _, errors) = await new Operator(azurite, app.Get<IOptions<StorageSettings>>().Value).Runs("import", "csv", file, "--source", "LocalGov Camp", "--agreed");
        Assert.Equal((0, ""), (exit, errors));
        await app.IsIdle();
        return new([.. principles.Select(principle => principle.Title)], [.. notes.Select(note => new Note(Text(note.Card, "name"), Answers(note.Card, principles)))]);
    }

    private static ImmutableArray<int> Answers(JsonElement card, ImmutableArray<(string Link, string Title)> principles) =>
        [.. principles.Index().Where(one => card.GetProperty("attachments").EnumerateArray().Any(link => Text(link, "url").EndsWith($"/{one.Item.Link}", StringComparison.Ordinal))).Select(one => one.Index)];

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private sealed record Sample(ImmutableArray<string> Principles, ImmutableArray<Note> Notes);

    /// <param name="Principles">Numbers of the principles that the sample has it under.</param>
    private sealed record Note(string Title, ImmutableArray<int> Principles)
    {
        /// <summary>The theme that it is put into. Of two, the one that leaves the fewest second ones.</summary>
        public int? Home => Principles is [.., var last] ? last : null;

        public int? Second => Principles.Length < 2 ? null : Principles.Single(principle => principle != Home);
    }
}
