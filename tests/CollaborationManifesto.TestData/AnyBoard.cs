using System.Text.Json.Nodes;
using CsCheck;

namespace CollaborationManifesto.TestData;

/// <summary>Random boards in Trello's export format.</summary>
public static class AnyBoard
{
    private static readonly string[] ListNames = ["Tools", "culture!", "Decison Making", "Behaviors", "Ideas", "🎉", ""];

    private static readonly Gen<string> Text = Gen.Frequency((8, AnyText.Readable), (1, AnyText.Any), (1, Gen.Const("")));

    private static readonly Gen<JsonNode?> Odd = Gen.OneOf<JsonNode?>(
        Gen.Const((JsonNode?)null),
        Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Double[-1e6, 1e6].Select(value => (JsonNode?)JsonValue.Create(value)),
        Text.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Int[0, 3].Select(count => (JsonNode?)new JsonArray([.. Enumerable.Range(0, count).Select(_ => JsonValue.Create("x"))])),
        Gen.Const(0).Select(_ => (JsonNode?)new JsonObject { ["id"] = "x" }));

    private static readonly Gen<(string Name, JsonNode? Value)> Field = Gen.OneOf(
        Text.Select(text => ("desc", (JsonNode?)JsonValue.Create(text))),
        Gen.Double[0, 1e6].Select(position => ("pos", (JsonNode?)JsonValue.Create(position))),
        Gen.Int[0, 30].Select(votes => ("badges", (JsonNode?)new JsonObject { ["votes"] = votes, ["comments"] = votes })),
        Text.Select(label => ("labels", (JsonNode?)new JsonArray(new JsonObject { ["name"] = label, ["color"] = "lime" }))),
        Gen.Int[1, 9].Select(LinkTo),
        Gen.Const(("closed", (JsonNode?)JsonValue.Create(true))),
        Gen.Const(("isTemplate", (JsonNode?)JsonValue.Create(true))),
        Gen.Select(Gen.OneOf("desc", "pos", "badges", "labels", "attachments", "closed", "isTemplate", "shortLink", "idMembersVoted"), Odd));

    private static readonly Gen<(int Number, string Name, string List, (string Name, JsonNode? Value)[] Fields)> Card =
        Gen.Select(Gen.Int[1, int.MaxValue], Text, Gen.OneOf(ListNames), Field.Array[0, 4]);

    /// <summary>
    /// Up to eight cards, some repeated or without a list, with comments and checklists on these and other cards. On some boards, as on
    /// today's, cards have positions and links to each other.
    /// </summary>
    public static readonly Gen<Board> Any = Gen.Select(Card.Array[0, 8], Text.Array[0, 4], Gen.Bool, Gen.Bool, Gen.Bool, (cards, texts, orphans, twice, recent) =>
    {
        var board = new Board(ListNames[..^1]);
        foreach (var ((number, name, list, fields), index) in (twice ? [.. cards, .. cards.Take(1)] : cards).Select((card, index) => (card, index)))
            board.Card(number, name, list, recent ? [("pos", 1e6 / (index + 1)), LinkTo(cards[^1].Number), .. fields] : fields);
        foreach (var (text, index) in texts.Select((text, index) => (text, index)))
        {
            var card = orphans || cards.Length == 0 ? 0 : cards[index % cards.Length].Number;
            _ = index % 2 == 0 ? board.Comment(card, text) : board.Checklist(card, text, text);
        }

        return board;
    });

    private static (string, JsonNode?) LinkTo(int card) => ("attachments", new JsonArray(new JsonObject { ["url"] = $"https://trello.com/c/card{card:d4}" }));
}
