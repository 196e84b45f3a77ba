using System.Globalization;
using System.Text.Json;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Importing;

/// <summary>
/// What is used of a card. Only its id, name and list can be relied upon: exports of 2012 have no labels, votes or position. Members, their
/// addresses and pictures, places on a map and anything marked as not public are never read.
/// </summary>
internal sealed record TrelloCard(
    string Id,
    string Name,
    string ListId,
    string Text,
    double? Position,
    string? ShortLink,
    bool Archived,
    bool IsTemplate,
    int Votes,
    int CommentCount,
    DateTimeOffset? WrittenAt,
    IReadOnlyList<string> Labels,
    IReadOnlyList<Uri> Links)
{
    /// <summary>Null for an ordinary card; <c>link</c> and <c>board</c> are an address, <c>mirror</c> shows another card, <c>separator</c> is a line.</summary>
    public string? Role { get; init; }

    public CardLosses Losses { get; init; }

    /// <summary>What a card consists of that is an address and nothing else; null for any other card.</summary>
    public Uri? Address => Role is "link" or "board" ? WebAddress(Name.Trim()) : null;

    private const int DigitsOfTime = 8;

    public ContributionId ContributionId => ContributionId.FromKey("trello", Id);

    /// <summary>Null when it lacks what every card has.</summary>
    public static TrelloCard? Read(JsonElement card)
    {
        if (card.Text("id") is not { Length: > 0 } id || card.Text("name") is not { } name || card.Text("idList") is not { } list)
            return null;
        var badges = card.Member("badges") ?? default;
        var attachments = card.Items("attachments").ToList();
        return new(
            id,
            name,
            list,
            card.Text("desc") ?? "",
            card.Number("pos"),
            card.Text("shortLink"),
            card.Is("closed"),
            card.Is("isTemplate"),
            badges.Member("votes") is null ? card.Items("idMembersVoted").Count() : badges.Count("votes"),
            badges.Count("comments"),
            CreatedAt(id) ?? card.Time("dateLastActivity"),
            [.. card.Items("labels").Select(LabelName).OfType<string>()],
            [.. attachments.Select(attachment => WebAddress(attachment.Text("url"))).OfType<Uri>()])
        {
            Role = card.Text("cardRole")?.ToLowerInvariant(),
            Losses = new(
                DueDates: card.Text("due") is null && card.Text("start") is null ? 0 : 1,
                CustomFields: card.Items("customFieldItems").Count(),
                Files: attachments.Count(attachment => attachment.Is("isUpload")),
                OtherAttachments: attachments.Count(attachment => WebAddress(attachment.Text("url")) is null)),
        };
    }

    private static string? LabelName(JsonElement label) => TypedText.Line(label.Text("name")) is { Length: > 0 } name ? name : label.Text("color");

    private static Uri? WebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <summary>The first eight hexadecimal digits of a Trello id are the second in which it was made.</summary>
    public static DateTimeOffset? CreatedAt(string id) =>
        id.Length > DigitsOfTime && uint.TryParse(id[..DigitsOfTime], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}

/// <summary>How much of a card is not brought in: the report says so.</summary>
/// <param name="DueDates">One for a card with a date on which it begins or is due.</param>
/// <param name="Files">Uploaded to Trello: their links are kept and lead there.</param>
/// <param name="OtherAttachments">Without an address on the web.</param>
internal readonly record struct CardLosses(int DueDates, int CustomFields, int Files, int OtherAttachments)
{
    public CardLosses Plus(CardLosses other) =>
        new(DueDates + other.DueDates, CustomFields + other.CustomFields, Files + other.Files, OtherAttachments + other.OtherAttachments);
}
