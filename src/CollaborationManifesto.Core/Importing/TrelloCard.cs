using System.Globalization;
using System.Text.Json;
using CollaborationManifesto.Contributions;

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
    private const int DigitsOfTime = 8;

    public ContributionId ContributionId => ContributionId.FromKey("trello", Id);

    /// <summary>Null when it lacks what every card has.</summary>
    public static TrelloCard? Read(JsonElement card)
    {
        if (card.Text("id") is not { Length: > 0 } id || card.Text("name") is not { } name || card.Text("idList") is not { } list)
            return null;
        var badges = card.Member("badges") ?? default;
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
            [.. card.Items("attachments").Select(attachment => attachment.Text("url")).Select(WebAddress).OfType<Uri>()]);
    }

    private static string? LabelName(JsonElement label) => label.Text("name") is { Length: > 0 } name ? name : label.Text("color");

    private static Uri? WebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <summary>The first eight hexadecimal digits of a Trello id are the second in which it was made.</summary>
    private static DateTimeOffset? CreatedAt(string id) =>
        id.Length > DigitsOfTime && uint.TryParse(id[..DigitsOfTime], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
