using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Model;
using CollaborationManifesto.TestData;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Importing;

public sealed class TrelloExportTests
{
    [Fact]
    public void A_card_comes_with_its_text_its_place_and_when_and_where_it_was_written()
    {
        var board = new Board("Tools").Card(7, "Every council had its own tool", "Tools", ("desc", "So we mailed spreadsheets."), ("pos", 16384.25));

        var card = Assert.Single(Reading.Of(board).Contributions);

        Assert.Equal(new Wording(ContributionKind.Barrier, "tools", "Every council had its own tool", "So we mailed spreadsheets."), card.Wording);
        Assert.Equal((16384.25, ContributionState.Pending), (card.Position, card.State));
        Assert.Equal(new Provenance("A board", "card0007", new(2022, 10, 12, 13, 30, 46, TimeSpan.Zero)), card.Source);
        Assert.Null(card.Background);
    }

    [Fact]
    public void Background_for_curators_is_read_in_any_order()
    {
        var board = new Board("Tools").Comment(1, "We had this too").Checklist(1, "Steps", "Ask first")
            .Card(
                1,
                "A card",
                "Tools",
                ("badges", new JsonObject { ["votes"] = 6 }),
                ("labels", new JsonArray(new JsonObject { ["name"] = "Quick win" }, new JsonObject { ["name"] = "", ["color"] = "lime" })),
                ("attachments", new JsonArray(new JsonObject { ["url"] = "https://example.org/paper.pdf" }, new JsonObject { ["url"] = "javascript:alert(1)" }, new JsonObject { ["url"] = "https://trello.com/c/card0002/12-another" })))
            .Card(2, "Another", "Tools")
            .Comment(1, "And we")
            .Checklist(99, "Of a card that is gone", "Nothing");

        var card = Reading.Of(board).Contributions[0];

        var background = card.Background!;
        Assert.Equal(6, background.Votes);
        Assert.Equal(["Quick win", "lime"], background.Labels);
        Assert.Equal(["We had this too", "And we"], background.Comments.Select(comment => comment.Text));
        Assert.Equal(("Steps", new ChecklistItem("Ask first", true)), (background.Checklists.Single().Name, background.Checklists.Single().Items.Single()));
        Assert.Equal(["https://example.org/paper.pdf"], background.Links);
        Assert.Equal([ContributionId.FromKey("trello", Board.CardId(2))], card.Principles);
    }

    [Theory]
    [InlineData("mirror", SkipReason.Mirror, "The card only mirrors another card")]
    [InlineData("separator", SkipReason.Separator, "The card is a line between others")]
    public void A_card_that_only_shows_another_or_is_a_line_is_left_out_and_said_so(string role, SkipReason reason, string sentence)
    {
        var (contributions, skipped) = Reading.Of(new Board("Tools").Card(1, "A card", "Tools", ("cardRole", role)).Card(2, "Another", "Tools", ("cardRole", null)));

        Assert.Equal(["Another"], contributions.Select(card => card.Title));
        Assert.Equal([(reason, sentence)], skipped.Select(card => (card.Reason, card.Sentence)));
    }

    [Theory]
    [InlineData("link")]
    [InlineData("board")]
    public void A_card_that_is_an_address_has_it_as_its_link_and_is_named_for_it(string role)
    {
        var address = $"https://example.org/guides/{new string('x', 150)}/";
        var board = new Board("Tools").Card(1, address, "Tools", ("cardRole", role), ("desc", "Worth reading")).Card(2, "https://trello.com/c/card0003/3-third", "Tools", ("cardRole", role)).Card(3, "Third", "Tools");

        var cards = Reading.Of(board).Contributions;

        Assert.Equal(($"example.org/guides/{new string('x', 61)}…", $"{address}\n\nWorth reading"), (cards[0].Title, cards[0].Text));
        Assert.Equal([address], cards[0].Background!.Links);
        Assert.Equal([ContributionId.FromKey("trello", Board.CardId(3))], cards[1].Principles);
    }

    [Fact]
    public void An_edited_comment_is_read_once_and_a_deleted_one_is_not()
    {
        const string Old = "6346c1860000000000000001";
        var board = new Board("Tools").Card(1, "A card", "Tools")
            .OnComment("updateComment", 1, Old, "Its last words").OnComment("updateComment", 1, Old, "Its words before")
            .OnComment("updateComment", 1, "c2", "Changed once").OnComment("commentCard", 1, "c2", "Here itself")
            .OnComment("deleteComment", 1, "c3").OnComment("updateComment", 1, "c3", "Gone");

        var comments = Assert.Single(Reading.Of(board).Contributions).Background!.Comments;

        Assert.Equal(["Here itself", "Its last words"], comments.Select(comment => comment.Text));
        Assert.Equal(new(2022, 10, 12, 13, 30, 46, TimeSpan.Zero), comments[1].At);
    }

    [Fact]
    public void Pasted_text_is_cleaned()
    {
        var board = new Board("Tools").Comment(1, "One\u000bTwo\u202e").Checklist(1, "St\u00adeps", "Ask\ufefffirst")
            .Card(1, "First\u000bSecond\ufffc", "Tools", ("desc", "We tried:\u000bweekly calls\u2028a shared board"));

        var card = Assert.Single(Reading.Of(board).Contributions);

        Assert.Equal(("First Second", "We tried:\nweekly calls\na shared board"), (card.Title, card.Text));
        Assert.Equal(("One\nTwo", "Steps", "Askfirst"), (card.Background!.Comments[0].Text, card.Background.Checklists[0].Name, card.Background.Checklists[0].Items[0].Text));
    }

    [Fact]
    public void Board_members_are_not_read()
    {
        var board = new Board("Tools").Comment(1, "A comment").Card(
            1,
            "A card",
            "Tools",
            ("address", "Canary Street"),
            ("coordinates", new JsonObject { ["latitude"] = 1 }),
            ("nonPublic", new JsonObject { ["fullName"] = "Canary" }),
            ("members", new JsonArray(new JsonObject { ["avatarUrl"] = "https://canary.example/1.png" })));

        var card = Assert.Single(Reading.Of(board).Contributions);

        Assert.Contains("A comment", JsonSerializer.Serialize(card.Background), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", JsonSerializer.Serialize(card), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_oldest_exports_are_enough()
    {
        const string Export = """{"cards":[{"idList":"l","name":"Nothing but a name 🎉","id":"4eea503d91e31d174600005a"}],"lists":[{"name":"culture ","id":"l"}]}""";

        var card = Assert.Single(Reading.Of(new MemoryStream(Encoding.UTF8.GetBytes(Export))).Contributions);

        Assert.Equal(("Nothing but a name 🎉", "culture", null, 2011), (card.Title, card.Category, card.Position, card.Source!.WrittenAt.Year));
    }

    [Fact]
    public void Odd_values_count_as_missing()
    {
        var board = new Board("Tools").Card(
            1, "A card", "Tools", ("desc", null), ("pos", "top"), ("badges", "none"), ("labels", new JsonObject()), ("attachments", new JsonArray(null, 5)), ("closed", "no"), ("shortLink", 7));

        var card = Assert.Single(Reading.Of(board).Contributions);

        Assert.Equal(("", null, Board.CardId(1)), (card.Text, card.Position, card.Source!.CardLink));
    }

    [Fact]
    public void Lone_surrogates_are_replaced_and_escapes_are_read()
    {
        const string Export = """{"lists":[{"id":"l","name":"\u0043ulture"}],"cards":[{"id":"c","idList":"l","name":"\ud83d cut \ud83c\udf89 \"so\" \\u0041","desc":"one\r\ntwo\ud83d"}]}""";

        var card = Assert.Single(Reading.Of(new MemoryStream(Encoding.UTF8.GetBytes(Export))).Contributions);

        Assert.Equal(("\uFFFD cut 🎉 \"so\" \\u0041", "one\ntwo\uFFFD"), (card.Title, card.Text));
    }

    [Fact]
    public void A_noncharacter_in_a_list_name_is_ignored()
    {
        const string Export = """{"lists":[{"id":"l","name":"Cult\ufffeure"}],"cards":[{"id":"c","idList":"l","name":"A card"}]}""";

        var card = Assert.Single(Reading.Of(new MemoryStream(Encoding.UTF8.GetBytes(Export))).Contributions);

        Assert.Equal("culture", card.Category);
    }

    [Theory]
    [InlineData(SkipReason.Archived, "closed", true)]
    [InlineData(SkipReason.Template, "isTemplate", true)]
    [InlineData(SkipReason.Empty, "name", " ")]
    [InlineData(SkipReason.ListMissing, "idList", "gone")]
    public void A_card_that_is_not_meant_is_left_out_with_the_reason(SkipReason reason, string field, object value)
    {
        var board = new Board("Tools").Card(1, "A card", "Tools", (field, JsonValue.Create(value))).Card(2, "Another", "Tools");

        var (contributions, skipped) = Reading.Of(board);

        Assert.Equal("Another", Assert.Single(contributions).Title);
        Assert.Equal(("card0001", reason, AllWords.English.Import.Skipped(reason)), (skipped.Single().Card, skipped.Single().Reason, skipped.Single().Sentence));
    }

    [Fact]
    public void Cards_in_archived_lists_and_duplicates_are_left_out()
    {
        var board = new Board("Tools", "Culture").Card(1, "A card", "Tools").Card(2, "Another", "Culture").Card(2, "Another", "Culture");
        board.Lists[0]!["closed"] = true;

        var (contributions, skipped) = Reading.Of(board);

        Assert.Equal("Another", Assert.Single(contributions).Title);
        Assert.Equal([SkipReason.ListArchived, SkipReason.Repeated], skipped.Select(card => card.Reason));
    }

    [Fact]
    public void A_card_that_breaks_a_rule_is_left_out_with_the_sentence_of_the_form()
    {
        var board = new Board("Tools").Card(1, new string('x', 121), "Tools");

        var skipped = Assert.Single(Reading.Of(board).Skipped);

        Assert.Equal((SkipReason.BreaksRule, "Title must be 120 characters or fewer. It has 121 now"), (skipped.Reason, skipped.Sentence));
        Assert.Equal(81, skipped.Title.Length);
    }

    [Fact]
    public void A_card_keeps_the_newest_comments_that_fit()
    {
        var board = new Board("Tools").Card(1, "A card", "Tools");
        for (var number = 0; number < 8; number++)
            board.Comment(1, $"{number}{new string('x', 8_000)}");

        var background = Assert.Single(Reading.Of(board).Contributions).Background!;

        Assert.Equal(["0", "1", "2", "3", "4", "5"], background.Comments.Select(comment => comment.Text[..1]));
        Assert.Equal(2, background.LeftOut);
    }

    [Fact]
    public void Long_entries_and_a_mark_at_the_beginning_are_read()
    {
        var text = string.Concat(Enumerable.Repeat("long ", 900));
        var board = new Board("Tools").Comment(1, string.Concat(Enumerable.Repeat("é", 100_000))).Comment(1, "short");
        for (var number = 1; number <= 100; number++)
            board.Card(number, $"Card {number}", "Tools", ("desc", text));
        var file = new MemoryStream([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(board.Json.ToJsonString())]);

        var cards = Reading.Of(file).Contributions;

        Assert.Equal(Enumerable.Range(1, 100).Select(number => $"Card {number}"), cards.Select(card => card.Title));
        Assert.Equal("short", Assert.Single(cards[0].Background!.Comments).Text);
    }

    [Theory]
    [InlineData("", "is not JSON, or was cut off or damaged at line 1, byte 1.")]
    [InlineData("<html>", "is not JSON, or was cut off or damaged at line 1, byte 1.")]
    [InlineData("[{}]", "does not hold one board: at line 1, byte 1 something else begins.")]
    [InlineData("{\"id\":\"c\",\n \"idList\":\"l\"}", "is the export of a single card, as its list at line 2, byte 11 tells.")]
    [InlineData("{\"name\":\"x\",\"cards\":[]}", "ends at line 1, byte 24 without a list")]
    [InlineData("{\"lists\":[{\"id\":\"l\",\"name\":\"Tools\"}],\n\"cards\":[{\"id\":\"c\",\"na", "cut off or damaged at line 2, byte 23.")]
    [InlineData("{\"lists\":[{\"id\":\"l\",\"name\":\"Tools\"}],\"cards\":[{\"id\":\"c\",\"name\":\"n\"}]}", "The card at line 1, byte 47 has no id, no name or no list.")]
    [InlineData("{\"lists\":[{\"id\":7,\"name\":\"Tools\"}]}", "The list at line 1, byte 11 has no id or no name.")]
    [InlineData("{\"lists\":[{\"id\":\"l\",\"name\":\"Tools\"}]}}", "cut off or damaged at line 1, byte 38.")]
    [InlineData("{\"\\ud83d\":1}", "cut off or damaged at line 1, byte 11.")]
    [InlineData("{\"lists\":[{\"cl\\ud83d\":1,\"id\":\"l\",\"name\":\"Tools\"}]}", "cut off or damaged at line 1, byte 23.")]
    [InlineData("{\"lists\":[{\"id\":\"l\",\"name\":\"Tools\"}],\"lists\":[]}", "cut off or damaged at line 1, byte 46.")]
    [InlineData("{\"lists\":[{\"id\":\"l\",\"name\":\"Tools\",\"name\":\"Culture\"}]}", "cut off or damaged at line 1, byte 43.")]
    public void A_wrong_file_is_refused_with_the_place(string file, string said) => Assert.Contains(said, Reading.Refusal(file), StringComparison.Ordinal);

    [Fact]
    public void A_file_over_the_limit_is_refused_before_it_is_read()
    {
        using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        file.SetLength(TrelloExport.MaxLength + 1);

        Assert.Equal("The file is larger than 50 MB. Nothing was imported.", Reading.Refusal(file));
        Assert.Equal(0, file.Position);
    }

    [Fact]
    public void A_file_at_the_limit_is_read_within_500_MB()
    {
        var begin = """{"cards":["""u8;
        var card = """{"id":"c","idList":"l","name":"A card","desc":"What stops us","labels":[{"name":"Quick win"}],"attachments":[{"url":"https://example.org"}]},"""u8;
        var end = """],"lists":[{"id":"l","name":"Tools"}]}"""u8;
        var file = new byte[TrelloExport.MaxLength];
        file.AsSpan().Fill((byte)' ');
        var at = begin.Length;
        var cards = (file.Length - begin.Length - end.Length) / card.Length;
        begin.CopyTo(file);
        for (var number = 0; number < cards; number++, at += card.Length)
            card.CopyTo(file.AsSpan(at));
        end.CopyTo(file.AsSpan(at - 1));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var export = TrelloExport.Open(new MemoryStream(file), AllWords.English.Import);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500 << 20);
        Assert.Equal(cards, export.Cards.Count);
    }

    [Fact]
    public void A_file_nested_deeper_than_any_that_Trello_writes_is_refused() =>
        Assert.Contains("damaged at line 1, byte 69.", Reading.Refusal($"{{\"x\":{new string('[', 100_000)}"), StringComparison.Ordinal);
}
