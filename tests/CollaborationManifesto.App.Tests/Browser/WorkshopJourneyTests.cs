using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>
/// The command line imports the sample board's 94 notes, principles and guidance as a workshop leaves them. A curator turns them into a
/// manifesto by keyboard. axe checks every page on the way.
/// </summary>
public sealed class WorkshopJourneyTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>, IDisposable
{
    private const string Stays = "\"Not invented here\" is alive and well";
    private const string SaysTheSame = "There's no award for reusing somebody else's thing";

    /// <summary>The principle for the notes of each category.</summary>
    private static readonly (string Category, string Principle)[] Arrangement =
    [
        ("Culture", "Collaboration is work, so make time for it"),
        ("Tools", "Choose tools that everyone can open"),
        ("Behaviours", "Say the awkward thing early"),
        ("Decision Making", "Settle who decides before you need a decision"),
        ("Communication", "Work where others can see"),
    ];

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("manifesto-workshop-");

    [Fact]
    public async Task A_workshops_board_becomes_a_manifesto_by_keyboard_alone()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite);
        var notes = await Import(app);
        await app.IsIdle();

        await Enter(page, app);
        await page.HasNothingForAxe("the desk with a workshop's board");
        await ApprovePrinciples(page);
        await app.Published("/manifesto.json", Arrangement[^1].Principle);
        await Merge(page);
        foreach (var (category, principle) in Arrangement)
        {
            // The desk shows a change after some seconds. Acting sooner gets the answer that it was decided already.
            await app.IsIdle();
            await Arrange(page, category, principle);
        }

        await app.IsIdle();
        await page.PressesEnterOn("Go back to the desk");
        await Assertions.Expect(page.GetByText("There is nothing here.")).ToBeVisibleAsync();
        await page.HasNothingForAxe("the desk when all is done");
        await AttachToAnother(page);

        await AssertPublished(page, app, [.. notes.Where(note => note != SaysTheSame)]);
    }

    public void Dispose() => _files.Delete(recursive: true);

    /// <returns>The titles of the barriers.</returns>
    private async Task<IReadOnlyList<string>> Import(ManifestoApp app)
    {
        await using var sample = typeof(LocalApp).Assembly.GetManifestResourceStream("sample/board.json")!;
        var board = (await JsonNode.ParseAsync(sample))!;
        var (principles, guidance) = (ListId("Principles"), ListId("Guidance"));
        foreach (var card in board["cards"]!.AsArray())
            card!["attachments"] = new JsonArray();
        var (file, mapping) = (Path.Combine(_files.FullName, "board.json"), Path.Combine(_files.FullName, "lists.json"));
        await File.WriteAllTextAsync(file, board.ToJsonString());
        await File.WriteAllTextAsync(mapping, """{ "lists": { "Principles": { "kind": "principle" }, "Guidance": { "kind": "guidance" } } }""");

        using var process = new OperatorsProcess(
            azurite.ConnectionString, app.Get<IOptions<StorageSettings>>().Value, "import", "trello", file, "--mapping", mapping);
        var (exit, output, errors) = await process.Ends();

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains("115 imported, 0 updated, 0 unchanged, 0 skipped", output, StringComparison.Ordinal);
        var notes = board["cards"]!.AsArray().Where(card => $"{card!["idList"]}" != principles && $"{card["idList"]}" != guidance).Select(card => $"{card!["name"]}").ToList();
        Assert.Equal(94, notes.Count);
        return notes;

        string ListId(string name) => $"{board["lists"]!.AsArray().Single(list => $"{list!["name"]}" == name)!["id"]}";
    }

    private static async Task Enter(IPage page, ManifestoApp app)
    {
        await page.GotoAsync(app.Function("desk").ToString());
        await page.TabsTo("Your email address");
        await page.Keyboard.TypeAsync(Curators.Amina);
        await page.Keyboard.PressAsync("Enter");
        await page.Sees("Check your email");
        var mail = await app.MailTo(Curators.Amina, "Your link to the curators’ desk");
        await page.GotoAsync(mail.Text.Split('\n').Single(line => line.Contains("/api/desk?token=", StringComparison.Ordinal)));
        await page.Sees("The curators’ desk");
    }

    private static async Task ApprovePrinciples(IPage page)
    {
        await Filter(page, "Kind", "Principle");
        await TickAll(page);
        await page.HasNothingForAxe("the desk with all of it ticked");
        await page.TabsToAndChooses("Approve them", "Approve them");
        await page.PressesEnterOn("Continue");
        await page.Sees("Check what will happen");
        await page.HasNothingForAxe("the page that lists what will be approved");
        await Confirm(page);
    }

    private static async Task Merge(IPage page)
    {
        await Filter(page, "Category", "Culture");
        foreach (var title in new[] { Stays, SaysTheSame })
            await page.TabsToAndTicks($"Tick {title}");
        await page.TabsToAndChooses("Approve them", "Merge them, because they say the same");
        await page.PressesEnterOn("Continue");
        await page.Sees("Check what will happen");
        await page.HasNothingForAxe("the page that asks which one stays");
        await page.TabsToAndChooses(Stays, Stays);
        await Confirm(page);
    }

    private static async Task Arrange(IPage page, string category, string principle)
    {
        await Filter(page, "Category", category);
        await TickAll(page);
        await page.TabsToAndChooses("Approve them", "Approve them and put them under a principle");
        await page.PressesEnterOn("Continue");
        await page.Sees("Check what will happen");
        if (category == "Culture")
            await page.HasNothingForAxe("the page that asks for the principle");
        await page.TabsToAndChooses(await page.Locator("main .govuk-radios label").First.InnerTextAsync(), principle);
        await Confirm(page);
    }

    /// <summary>Attaches a published barrier to a second principle, on the barrier's own page.</summary>
    private static async Task AttachToAnother(IPage page)
    {
        await Filter(page, "What do you want to see?", "What was decided");
        await page.TabsTo("Words in title or text, or a reference");
        await page.Keyboard.TypeAsync("screen reader");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("search=screen"));
        await page.PressesEnterOn("Read it, The software didn't work with a colleague's screen reader");
        await page.Sees("This barrier is approved");
        await page.TabsToAndChooses("Change what is published", "Change what is published");
        await page.HasNothingForAxe("the page of what is published");
        await page.PressesEnterOn("Send your decision");
        await page.Sees("Edit this barrier");
        await page.TabsToAndTicks("Everyone gets an equal voice at the table");
        await page.HasNothingForAxe("the page on which it is attached");
        await page.PressesEnterOn("Publish this version");
        await Assertions.Expect(page.Locator(".cm-history").GetByText("Amina changed what is published")).ToBeVisibleAsync();
    }

    private static async Task TickAll(IPage page)
    {
        var count = await page.Locator("[name=items]").CountAsync();
        await page.PressesEnterOn($"Tick all {count} that are shown here");
        await Assertions.Expect(page.Locator("[name=items]:checked")).ToHaveCountAsync(count);
    }

    private static async Task Filter(IPage page, string list, string option)
    {
        if (await page.Locator("h1").InnerTextAsync() == "Done")
            await page.PressesEnterOn("Go back to the desk");
        await page.Sees("The curators’ desk");
        await page.TabsToAndPicks(list, option);
        var before = page.Url;
        await page.PressesEnterOn("Show");
        await Assertions.Expect(page).Not.ToHaveURLAsync(before);
    }

    private static async Task Confirm(IPage page)
    {
        await page.PressesEnterOn("Do it");
        await page.Sees("Done");
        await page.HasNothingForAxe("the page of results");
    }

    private static async Task AssertPublished(IPage page, ManifestoApp app, IReadOnlyList<string> notes)
    {
        await app.Published("/principles/everyone-gets-an-equal-voice-at-the-table/", "screen reader");
        await page.Opens(app, "/board/");
        await page.HasNothingForAxe("the board");
        var board = await page.Locator("main").InnerTextAsync();
        Assert.All(notes, note => Assert.Contains(note, board, StringComparison.Ordinal));
        Assert.DoesNotContain(SaysTheSame, board, StringComparison.Ordinal);

        await page.Opens(app, "/principles/settle-who-decides-before-you-need-a-decision/");
        await page.HasNothingForAxe("a principle's page");
        var principle = await page.Locator("main").InnerTextAsync();
        Assert.Contains("Who can actually say yes??", principle, StringComparison.Ordinal);
        Assert.Contains("A decision log with four columns", principle, StringComparison.Ordinal);
    }
}
