using System.Text.Json.Nodes;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Model;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.TestData;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Operating;

public sealed class TrelloImportTests(SharedAzurite azurite) : IDisposable
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("manifesto-import-");

    [Fact]
    public async Task Imported_cards_wait_and_only_curators_see_their_background()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var board = new Board("Tools").Checklist(1, "Canary steps", "Ask first").Comment(1, "Canary comment").Card(
            1, "A card", "Tools", ("badges", new JsonObject { ["votes"] = 6, ["comments"] = 1 }), ("labels", new JsonArray(new JsonObject { ["name"] = "Canary label" })));

        var (exit, output, errors) = await Operators(app).Runs("import", "trello", File(board));

        Assert.Equal((0, "Board “A board” was imported.\n  List “Tools”: barrier, category Tools\n  1 imported, 0 updated, 0 unchanged, 0 skipped\nNew cards wait for the curators: their desk shows them, and one digest tells them.\n", ""), (exit, output, errors));
        var review = await FromDesk(app, Curators.Amina, "A card");
        Assert.Contains("From “A board”", review.Text, StringComparison.Ordinal);
        foreach (var seen in new[] { "Card card0001, written on 12 October 2022.", "6 people voted for it.", "Canary label", "Canary steps", "Ask first", "Canary comment" })
            Assert.Contains(seen, review.Text, StringComparison.Ordinal);
        await review.Choose("decision", "approve").Submit();
        var published = await app.Published("/manifesto.json", "A card");
        Assert.DoesNotContain("Canary", published.Html + (await app.Browser.Open(new(app.Site, "/board/"))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approved_cards_are_published_at_once_and_nobody_is_mailed()
    {
        await using var app = await ManifestoApp.Start(azurite);

        var (_, output, _) = await Operators(app).Runs("import", "trello", File(new Board("Tools").Card(1, "A card", "Tools")), "--approved");

        Assert.EndsWith("New cards are on the site within minutes.\n", output, StringComparison.Ordinal);
        await app.Published("/board/", "A card");
        await app.IsIdle();
        Assert.Empty(app.Mails());
    }

    [Fact]
    public async Task Imported_again_nothing_changes()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var file = File(TwoCards().Comment(1, "A comment"));
        await Operators(app).Runs("import", "trello", file);
        await app.IsIdle();
        var before = await app.Rows();

        var report = await Operators(app).Asks("import", "trello", file, "--approved");

        await app.IsIdle();
        Assert.Equal((0, 0, 2), Counts(report));
        Assert.Equal(before, await app.Rows());
    }

    /// <summary>The boards have different cards, so that they can share storage.</summary>
    [Fact]
    public async Task Any_board_imported_twice_is_as_imported_once()
    {
        await using var app = await Start();

        await AnyBoard.Any.SampleAsync(
            async board =>
            {
                var first = await Import(app, board);
                var rows = await app.Rows();
                var again = await Import(app, board);

                Assert.Equal((0, 0, Counts(first).Imported + Counts(first).Unchanged), Counts(again));
                Assert.Equal(first.GetProperty("skipped").GetRawText(), again.GetProperty("skipped").GetRawText());
                Assert.Equal(rows, await app.Rows());
            },
            iter: 30,
            threads: 1);
    }

    [Fact]
    public async Task A_newer_export_adds_new_cards_and_updates_untouched_ones()
    {
        await using var app = await Start();
        await Import(app, TwoCards());

        var report = await Import(app, new Board("Tools").Comment(2, "A comment").Card(1, "Changed", "Tools", ("desc", "Since.")).Card(2, "Second", "Tools").Card(3, "Third", "Tools"));

        Assert.Equal((1, 2, 0), Counts(report));
        var first = await Card(app, 1);
        Assert.Equal(("Changed", "Since.", 2, ContributionState.Pending), (first.Title, first.Text, first.ContentVersion, first.State));
        Assert.Equal(new Wording(ContributionKind.Barrier, "tools", "First", ""), first.Earlier!.Wording);
        var second = await Card(app, 2);
        Assert.Equal(("Second", 1, "A comment"), (second.Title, second.ContentVersion, second.Background!.Comments.Single().Text));
        Assert.Equal(HistoryAction.Imported, (await Card(app, 3)).History.Single().Action);
    }

    [Fact]
    public async Task A_card_that_changes_and_changes_back_says_what_it_said()
    {
        await using var app = await Start();
        var changed = new Board("Tools").Card(1, "Changed", "Tools").Card(2, "Second", "Tools");
        foreach (var board in new[] { TwoCards(), changed, TwoCards(), changed, TwoCards() })
            await Import(app, board);

        Assert.Equal(("First", 5), ((await Card(app, 1)).Title, (await Card(app, 1)).ContentVersion));
    }

    [Theory]
    [InlineData("decline", "decided")]
    [InlineData("approve", "decided")]
    [InlineData("edit", "edited")]
    [InlineData("categorise", "edited")]
    [InlineData("amend", "edited")]
    public async Task An_import_keeps_curators_changes_and_reports_them(string decision, string reason)
    {
        await using var app = await ManifestoApp.Start(azurite, settings: ["--Curation:ApprovalsNeeded=2"]);
        await Import(app, TwoCards());
        if (decision == "edit")
            await (await (await FromDesk(app, Curators.Amina, "First")).Choose("decision", "edit").Submit()).Type("title", "Edited here").Submit();
        else if (decision == "categorise")
            await Categorise(app, "First");
        else if (decision == "amend")
            await AmendAndTakeOff(app, "First");
        else
            foreach (var curator in new[] { Curators.Amina, Curators.Ben }.Take(decision == "decline" ? 1 : 2))
                await (await FromDesk(app, curator, "First")).Choose("decision", decision).Type("because", "other").Type("reason", "Because").Submit();
        var before = await Card(app, 1);

        var report = await Import(app, new Board("Tools").Card(1, "Changed", "Tools").Card(2, "Second", "Tools"));

        Assert.Equal((0, 0, 1), Counts(report));
        Assert.Equal(("card0001", reason), (report.GetProperty("skipped")[0].GetProperty("card").GetString(), report.GetProperty("skipped")[0].GetProperty("reason").GetString()));
        Assert.Equal((before.Title, before.State, before.Revision), ((await Card(app, 1)).Title, (await Card(app, 1)).State, (await Card(app, 1)).Revision));
    }

    [Fact]
    public async Task A_declined_card_does_not_come_back_when_its_contribution_is_deleted()
    {
        var clock = new MovableClock();
        await using var app = await ManifestoApp.Start(azurite, services => services.AddSingleton<TimeProvider>(clock));
        await Import(app, TwoCards());
        await (await FromDesk(app, Curators.Amina, "First")).Choose("decision", "decline").Type("because", "other").Type("reason", "Because").Submit();
        await app.IsIdle();
        clock.Advance(TimeSpan.FromDays(366));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.Single(await app.ContributionIds());

        var report = await Import(app, TwoCards());

        Assert.Equal((0, 0, 1), Counts(report));
        Assert.Equal("deleted", report.GetProperty("skipped")[0].GetProperty("reason").GetString());
        Assert.Single(await app.ContributionIds());
    }

    [Fact]
    public async Task Ended_half_way_and_begun_again_it_ends_as_if_nothing_had_happened()
    {
        await using var app = await Start();
        var board = new Board("Tools");
        for (var number = 1; number <= 60; number++)
            board.Card(number, $"Card {number}", "Tools");
        using var stop = new CancellationTokenSource();
        var progress = new After(20, stop.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.Get<BoardImport>().ImportAsync(board.Export, ListMapping.None, ImportMode.Waiting, import: null, progress, stop.Token));
        var report = await Import(app, board);

        // The insert in progress at the kill may or may not count.
        var (imported, updated, unchanged) = Counts(report);
        Assert.InRange(unchanged, 20, 59);
        Assert.Equal((60 - unchanged, 0), (imported, updated));
        Assert.Equal(60, (await app.ContributionIds()).Count);
        Assert.All(Enumerable.Range(1, 60), number => Assert.Equal((1, $"Card {number}"), (Card(app, number).Result.Revision, Card(app, number).Result.Title)));
    }

    [Fact]
    public async Task A_dry_run_tells_all_and_changes_nothing()
    {
        await using var app = await Start();
        await Import(app, TwoCards());
        var (before, messages) = (await app.Rows(), await app.QueueLength());

        var (exit, output, _) = await Operators(app).Runs(
            "import", "trello", File(new Board("Tools", "Ideas").Card(1, "Changed", "Tools").Card(2, "Second", "Tools").Card(3, "Third", "Tools").Card(4, "An idea", "Ideas")), "--dry-run");

        Assert.Equal(2, exit);
        Assert.Equal(
            """
            Board “A board”: this is what an import would do.
              List “Tools”: barrier, category Tools
              1 would be imported, 1 updated, 1 left unchanged, 1 skipped
              The card’s list is no category, and no mapping says what it is: 1
                card0004 An idea
            These lists are no categories. Say in a mapping file what they are, for example:
              { "lists": { "Ideas": { "kind": "barrier", "category": "…" } } }
            A kind is barrier, principle or guidance. Without a category each card's label tells. A list with "leaveOut": true is left out.

            """,
            output);
        Assert.Equal(before, await app.Rows());
        Assert.Equal(messages, await app.QueueLength());
    }

    [Theory]
    [InlineData("Principles", """{ "kind": "principle" }""")]
    [InlineData("Our guiding principles", """{ "kind": "principle" }""")]
    [InlineData("Guidance", """{ "kind": "guidance" }""")]
    [InlineData("Done", """{ "kind": "barrier", "category": "…" }""")]
    public async Task The_suggested_mapping_of_a_list_says_what_its_name_says(string list, string suggested)
    {
        await using var app = await Start();

        var (_, output, _) = await Operators(app).Runs("import", "trello", File(new Board(list).Card(1, "A card", list)), "--dry-run");

        Assert.Contains($$"""{ "lists": { "{{list}}": {{suggested}} } }""", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_lists_card_data_left_out()
    {
        await using var app = await Start();
        var attachments = new JsonArray(
            new JsonObject { ["url"] = "https://trello.com/1/cards/x/attachments/y/download/notes.pdf", ["isUpload"] = true }, new JsonObject { ["url"] = "mailto:sam@example.org" }, new JsonObject { ["name"] = "Nothing" });
        var board = new Board("Tools")
            .Card(1, "First", "Tools", ("due", "2022-11-28T13:07:00.786Z"), ("attachments", attachments))
            .Card(2, "Second", "Tools", ("start", "2022-11-28T13:07:00.786Z"), ("customFieldItems", new JsonArray(new JsonObject { ["id"] = "a" })))
            .Card(3, "Mirror", "Tools", ("cardRole", "mirror"), ("due", "2022-11-28T13:07:00.786Z"));

        var (exit, output, _) = await Operators(app).Runs("import", "trello", File(board));

        Assert.Equal(0, exit);
        Assert.Contains("2 imported, 0 updated, 0 unchanged, 1 skipped\n  The card only mirrors another card: 1\n    card0003 Mirror\n", output, StringComparison.Ordinal);
        Assert.Contains(
            "  2 cards have a date to begin or to be done by, which is not brought in.\n  1 custom field was not brought in.\n"
            + "  1 attached file stays in Trello. Curators see links that lead there and need the board’s permission.\n  2 attachments without a web address could not be brought in.\n",
            output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_lists_missing_comments_and_unknown_lists()
    {
        await using var app = await Start();
        var mapping = Path.Combine(_files.FullName, "mapping.json");
        await System.IO.File.WriteAllTextAsync(mapping, """{ "lists": { "Idea": { "leaveOut": true } } }""");
        var board = new Board("Tool kits", "Behaviors").Card(1, "A card", "Behaviors", ("badges", new JsonObject { ["comments"] = 1_204 })).Comment(1, "One of them");

        var report = await Operators(app).Asks("import", "trello", File(board), "--mapping", mapping);

        Assert.Equal(
            [
                "The list “Behaviors” was taken for a category that is spelt almost like it.",
                "The mapping names the list “Idea”, which the board does not have.",
                "The cards count 1,204 comments and the file has 1: Trello exports a board's last 1,000 actions.",
            ],
            report.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()));
    }

    [Theory]
    [InlineData("""{"lists":[{"id":"list-Tools","name":"Tools"}],"cards":[{"id":"6346c1860000000000000001","name":"A card","idList":"list-Tools"},""", "cut off or damaged at line 1, byte 127.")]
    [InlineData("hello", "cut off or damaged at line 1, byte 1.")]
    public async Task A_wrong_file_changes_nothing(string content, string said)
    {
        await using var app = await Start();
        var file = Path.Combine(_files.FullName, "wrong.json");
        await System.IO.File.WriteAllTextAsync(file, content);

        var (exit, output, errors) = await Operators(app).Runs("import", "trello", file);

        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.Empty(await app.Rows());
        Assert.Equal(0, await app.QueueLength());
    }

    [Theory]
    [InlineData("""{"lists":{"Tools":{"kind":"prinzip"}}}""", "The mapping lists.json is wrong at line 1, byte 36, lists.Tools.kind. It says of lists what their cards are, such as {")]
    [InlineData("""{"Tools":{"kind":"principle"}}""", "The mapping lists.json is wrong at line 1, byte 10, Tools. It says")]
    [InlineData("""{"lists":""", "The mapping lists.json is wrong at line 1, byte 10, lists. It says")]
    [InlineData("null", "The mapping lists.json is wrong at line 1, byte 1. It says")]
    public async Task A_wrong_mapping_is_explained_and_changes_nothing(string content, string said)
    {
        await using var app = await Start();
        var mapping = Path.Combine(_files.FullName, "lists.json");
        await System.IO.File.WriteAllTextAsync(mapping, content);

        var (exit, output, errors) = await Operators(app).Runs("import", "trello", File(TwoCards()), "--mapping", mapping);

        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith(said, errors, StringComparison.Ordinal);
        Assert.EndsWith("A kind is barrier, principle or guidance. Nothing was imported.\n", errors, StringComparison.Ordinal);
        Assert.Empty(await app.Rows());
    }

    public void Dispose() => _files.Delete(recursive: true);

    /// <summary>The desk's review page of a waiting contribution.</summary>
    private static async Task Categorise(ManifestoApp app, string title)
    {
        await app.IsIdle();
        await (await (await app.Desk(Curators.Amina)).Tick(title).Type("action", "categorise").Submit()).Choose("to", "culture").Submit();
    }

    private static async Task AmendAndTakeOff(ManifestoApp app, string title)
    {
        foreach (var curator in new[] { Curators.Amina, Curators.Ben })
            await (await FromDesk(app, curator, title)).Choose("decision", "approve").Submit();
        await (await (await FromDesk(app, Curators.Ben, title, "view=decided")).Choose("decision", "amend").Submit()).Type("text", "Amended here").Choose("earlier", "show").Submit();
        await (await FromDesk(app, Curators.Amina, title, "view=decided")).Choose("decision", "approve-change").Submit();
        await (await FromDesk(app, Curators.Ben, title, "view=decided")).Choose("decision", "unpublish").Type("reason", "Not yet").Submit();
    }

    private static async Task<WebPage> FromDesk(ManifestoApp app, string curator, string title, string filter = "")
    {
        await app.IsIdle();
        var link = (await app.Desk(curator, filter)).Document.QuerySelectorAll(".cm-desk__item a").Single(link => link.TextContent.Contains(title, StringComparison.Ordinal));
        return await app.Browser.Open(new(link.GetAttribute("href")!));
    }

    private static Board TwoCards() => new Board("Tools").Card(1, "First", "Tools").Card(2, "Second", "Tools");

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services => services.RemovePumps());

    private Operator Operators(ManifestoApp app) => new(azurite, app.Get<IOptions<StorageSettings>>().Value);

    private Task<System.Text.Json.JsonElement> Import(ManifestoApp app, Board board) => Operators(app).Asks("import", "trello", File(board));

    private string File(Board board)
    {
        var file = Path.Combine(_files.FullName, $"{ContributionId.New()}.json");
        System.IO.File.WriteAllText(file, board.Json.ToJsonString());
        return file;
    }

    private static (int Imported, int Updated, int Unchanged) Counts(System.Text.Json.JsonElement report) =>
        (report.GetProperty("imported").GetInt32(), report.GetProperty("updated").GetInt32(), report.GetProperty("unchanged").GetInt32());

    private static async Task<Contribution> Card(ManifestoApp app, int number) =>
        (await app.Get<ContributionStore>().FindAsync(ContributionId.FromKey("trello", Board.CardId(number)), CancellationToken.None))!.Value.Value;

    private sealed class After(int cards, Action act) : IProgress<(int Done, int All)>
    {
        public void Report((int Done, int All) value)
        {
            if (value.Done == cards)
                act();
        }
    }
}
