using System.Text.Json.Nodes;

namespace CollaborationManifesto.TestData;

/// <summary>A board in Trello's export format, with what a test needs.</summary>
public sealed class Board
{
    private readonly JsonArray _lists = [];
    private readonly JsonArray _cards = [];
    private readonly JsonArray _checklists = [];
    private readonly JsonArray _actions = [];

    /// <summary>Names the lists after categories.</summary>
    public Board(params string[] lists)
    {
        foreach (var list in lists)
            _lists.Add(new JsonObject { ["id"] = ListId(list), ["name"] = list, ["closed"] = false });
    }

    public JsonArray Lists => _lists;

    /// <summary>Ids in Trello's format: the second of creation, then a number.</summary>
    public static string CardId(int number) => $"6346c186{number:x16}";

    /// <param name="fields">More fields of the card.</param>
    public Board Card(int number, string name, string list, params (string Name, JsonNode? Value)[] fields)
    {
        var card = new JsonObject { ["id"] = CardId(number), ["name"] = name, ["idList"] = ListId(list), ["shortLink"] = $"card{number:d4}" };
        foreach (var (field, value) in fields)
            card[field] = value?.DeepClone();
        _cards.Add(card);
        return this;
    }

    public Board Comment(int card, string text)
    {
        _actions.Add(new JsonObject
        {
            ["type"] = "commentCard",
            ["date"] = "2022-11-28T13:07:00.786Z",
            ["data"] = new JsonObject { ["text"] = text, ["card"] = new JsonObject { ["id"] = CardId(card) } },
            ["memberCreator"] = new JsonObject { ["fullName"] = "Canary Name", ["email"] = "canary@example.org", ["nonPublic"] = new JsonObject { ["fullName"] = "Canary" } },
        });
        return this;
    }

    /// <summary>An action on a comment that the file may or may not contain elsewhere.</summary>
    public Board OnComment(string type, int card, string comment, string? text = null)
    {
        _actions.Add(new JsonObject
        {
            ["id"] = type == "commentCard" ? comment : $"action{_actions.Count}",
            ["type"] = type,
            ["date"] = "2022-11-28T13:07:00.786Z",
            ["data"] = new JsonObject { ["card"] = new JsonObject { ["id"] = CardId(card) }, ["text"] = text, ["action"] = new JsonObject { ["id"] = comment, ["text"] = text } },
        });
        return this;
    }

    public Board Checklist(int card, string name, params string[] items)
    {
        _checklists.Add(new JsonObject
        {
            ["idCard"] = CardId(card),
            ["name"] = name,
            ["checkItems"] = new JsonArray([.. items.Select(item => new JsonObject { ["name"] = item, ["state"] = "complete" })]),
        });
        return this;
    }

    public JsonObject Json => new()
    {
        ["id"] = "6343e26eecd1820d673d9659",
        ["name"] = "A board",
        // In the export, actions may come before the cards.
        ["actions"] = _actions.DeepClone(),
        ["checklists"] = _checklists.DeepClone(),
        ["prefs"] = new JsonObject { ["backgroundTopColor"] = "#0079bf", ["switcherViews"] = new JsonArray(new JsonObject { ["enabled"] = true }) },
        ["cards"] = _cards.DeepClone(),
        ["members"] = new JsonArray(new JsonObject { ["fullName"] = "Canary Name", ["email"] = "canary@example.org" }),
        ["lists"] = _lists.DeepClone(),
    };

    public Stream Export => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Json.ToJsonString()));

    public static string ListId(string list) => $"list-{list}";
}
