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
/// manifesto, in fewer clicks than it has notes and half as many again. axe checks every page on the way.
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

    /// <summary>Clicks, and pages that had to load. An option of a list is two clicks.</summary>
    private int _clicks;

    [Fact]
    public async Task A_workshops_board_becomes_a_manifesto_in_under_150_clicks_and_page_loads()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite);
        var notes = await Import(app);
        await app.IsIdle();

        await Enter(page, app);
        await page.HasNothingForAxe("the desk with a workshop's board");
        page.FrameNavigated += (_, _) => _clicks++;
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
        await Click(page.GetByRole(AriaRole.Link, new() { Name = "Back to the desk" }));
        await Assertions.Expect(page.GetByText("Nothing matches these filters.")).ToBeVisibleAsync();
        await Click(page.GetByRole(AriaRole.Link, new() { Name = "Clear filters" }));
        await Assertions.Expect(page.GetByText("Nothing is waiting for a decision. Thank you.")).ToBeVisibleAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{_clicks} clicks and page loads");
        Assert.InRange(_clicks, 1, 149);
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

    private async Task ApprovePrinciples(IPage page)
    {
        await Filter(page, "Kind", "Principle");
        await SelectAll(page);
        await page.HasNothingForAxe("the desk with all of it selected");
        await Act(page, "Approve");
        await page.HasNothingForAxe("the page that lists what will be approved");
        await Confirm(page, "Approve 7 contributions", "7 contributions approved");
    }

    private async Task Merge(IPage page)
    {
        await Filter(page, "Category", "Culture");
        foreach (var title in new[] { Stays, SaysTheSame })
            await Click(page.Locator(".cm-desk__item", new() { HasText = title }).Locator("label"));
        await Act(page, "Merge duplicates");
        await page.HasNothingForAxe("the page that asks which one stays");
        await Click(page.GetByLabel(Stays, new() { Exact = true }));
        await Confirm(page, "Merge 2 contributions", $"1 contribution merged into “{Stays}”");
    }

    private async Task Arrange(IPage page, string category, string principle)
    {
        await Filter(page, "Category", category);
        var count = await SelectAll(page);
        await Act(page, "Approve and link to a principle");
        if (category == "Culture")
            await page.HasNothingForAxe("the page that asks for the principle");
        await Click(page.GetByLabel(principle));
        await Confirm(page, $"Link {count} contributions to a principle", $"{count} contributions linked to “{principle}”");
    }

    /// <summary>Attaches a published barrier to a second principle, on the barrier's own page.</summary>
    private static async Task AttachToAnother(IPage page)
    {
        await page.Locator("#view").SelectOptionAsync("decided");
        await page.TabsTo("Search for words or a reference, such as 7K3M-9QXP");
        await page.Keyboard.TypeAsync("screen reader");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("search=screen"));
        await page.PressesEnterOn("The software didn't work with a colleague's screen reader");
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

    private async Task<int> SelectAll(IPage page)
    {
        var count = await page.Locator("input[type=checkbox][name=items]").CountAsync();
        await Click(page.GetByRole(AriaRole.Button, new() { Name = $"Select all {count} on this page" }));
        await Assertions.Expect(page.Locator("[name=items]:checked")).ToHaveCountAsync(count);
        return count;
    }

    private async Task Filter(IPage page, string list, string option)
    {
        if (await page.Locator("h1").InnerTextAsync() != "The curators’ desk")
            await Click(page.GetByRole(AriaRole.Link, new() { Name = "Back to the desk" }));
        await page.Sees("The curators’ desk");
        await Pick(page.GetByLabel(list, new() { Exact = true }), option);
        await Pick(page.GetByLabel(list == "Kind" ? "Category" : "Kind", new() { Exact = true }), list == "Kind" ? "All categories" : "All kinds");
        var before = page.Url;
        await Click(page.GetByRole(AriaRole.Button, new() { Name = "Apply filters" }));
        await Assertions.Expect(page).Not.ToHaveURLAsync(before);
    }

    private async Task Act(IPage page, string action)
    {
        await Pick(page.Locator("#action"), action);
        await Click(page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).First);
    }

    private async Task Confirm(IPage page, string act, string done)
    {
        await page.Sees(act);
        await Click(page.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }));
        await page.Sees(done);
        await page.HasNothingForAxe("the page of results");
    }

    private async Task Click(ILocator target)
    {
        _clicks++;
        await target.ClickAsync();
    }

    /// <summary>Opens the list and takes an option, unless it is selected already.</summary>
    private async Task Pick(ILocator list, string option)
    {
        if (await list.Locator("option:checked").InnerTextAsync() == option)
            return;
        _clicks += 2;
        await list.SelectOptionAsync(new SelectOptionValue { Label = option });
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
