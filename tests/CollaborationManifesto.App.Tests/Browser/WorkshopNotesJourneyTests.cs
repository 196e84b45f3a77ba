using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>A curator without a mouse brings in the notes of a workshop on a narrow screen.</summary>
public sealed class WorkshopNotesJourneyTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const int MostSteps = 12;
    private const string Rights = "Yes. The people who wrote the notes agreed that anyone may read, copy and change them. Each organisation that is named agreed to it";

    [Fact]
    public async Task The_94_notes_of_the_sample_are_pasted_checked_and_added_in_twelve_steps_by_keyboard_at_320_px()
    {
        var page = await chromium.NewPage(javaScript: false);
        await page.SetViewportSizeAsync(320, 640);
        await using var app = await ManifestoApp.Start(azurite);
        var steps = 0;

        await page.GotoAsync((await app.Desk(Curators.Amina)).Address.ToString());
        await Step(() => page.PressesEnterOn("Add notes from a workshop"));
        await page.Sees("Add notes from a workshop");
        await Step(() => Types("What was the workshop called?", "LocalGov Camp"));
        await Step(() => Types("Day", "8"));
        await Step(() => Types("Month", "10"));
        await Step(() => Types("Year", "2022"));
        await Step(async () =>
        {
            await page.TabsTo("Paste the notes");
            await page.Keyboard.InsertTextAsync(Sample());
        });
        await Step(() => page.PressesEnterOn("Continue"));
        await page.Sees("Check the notes from LocalGov Camp, 8 October 2022");
        await AssertFits(page);
        await Assertions.Expect(page.GetByText("94 notes will be added, and will wait for a decision")).ToBeVisibleAsync();
        await Step(() => page.TabsToAndTicks(Rights));
        await Step(() => page.PressesEnterOn("Add 94 notes"));
        await page.Sees("Notes from LocalGov Camp, 8 October 2022");
        await Eventually.Some(
            async () =>
            {
                await page.GotoAsync(page.Url);
                return await page.GetByText("94 notes were added").CountAsync() > 0 ? "added" : null;
            },
            "the notes");
        await AssertFits(page);
        await app.IsIdle();
        await Step(() => page.PressesEnterOn("See these notes at the desk"));
        await page.Sees("The curators’ desk");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Waiting for a decision (94)" })).ToBeVisibleAsync();
        Assert.InRange(steps, 1, MostSteps);

        async Task Step(Func<Task> act)
        {
            steps++;
            await act();
        }

        async Task Types(string label, string text)
        {
            await page.TabsTo(label);
            await page.Keyboard.TypeAsync(text);
        }
    }

    private static async Task AssertFits(IPage page) => Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the screen.");

    /// <summary>The notes as a spreadsheet copies them.</summary>
    private static string Sample()
    {
        using var board = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "CollaborationManifesto.LocalHost", "Sample", "board.json")));
        var lists = board.RootElement.GetProperty("lists").EnumerateArray().ToDictionary(list => list.GetProperty("id").GetString()!, list => list.GetProperty("name").GetString()!);
        var notes = board.RootElement.GetProperty("cards").EnumerateArray()
            .Select(card => (Note: card.GetProperty("name").GetString()!, Text: card.GetProperty("desc").GetString()!, List: lists[card.GetProperty("idList").GetString()!]))
            .Where(card => card.List is not ("Principles" or "Guidance"));
        return string.Join('\n', notes.Select(note => $"{note.Note}\t\"{note.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\t{note.List}").Prepend("Note\tText\tCategory"));
    }
}
