using System.Globalization;
using System.Text.Json.Serialization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Importing.Trello;

/// <summary>
/// The parts of a Trello board's JSON export that are used, with Trello's names; internal properties are derived from them. Old exports lack
/// some: those of 2012 have no labels, votes or position. Members, their addresses and pictures, locations and anything marked as not public
/// are never read.
/// </summary>
/// <param name="IdList">Position in the file of the list's id, which only the export of a single card has here.</param>
internal sealed record TrelloBoard(
    string? Name,
    [property: JsonConverter(typeof(PlaceOfText))] int? IdList,
    IReadOnlyList<TrelloList>? Lists,
    IReadOnlyList<TrelloCard>? Cards,
    IReadOnlyList<TrelloChecklist>? Checklists,
    IReadOnlyList<TrelloAction>? Actions);

/// <summary>An element of an array in the export.</summary>
internal record TrelloEntry
{
    /// <summary>Position of its first byte in the JSON text.</summary>
    internal int Offset { get; set; }
}

internal sealed record TrelloList(string Id, string Name, bool Closed) : TrelloEntry;

/// <summary>Only its id, name and list are certain to exist, once <see cref="TrelloExport"/> has checked them.</summary>
/// <param name="CardRole">
/// Null for an ordinary card; <c>link</c> and <c>board</c> are an address, <c>mirror</c> shows another card, <c>separator</c> is a line.
/// </param>
internal sealed record TrelloCard(
    string Id,
    string Name,
    string IdList,
    string? Desc,
    double? Pos,
    string? ShortLink,
    bool Closed,
    bool IsTemplate,
    string? CardRole,
    string? Due,
    string? Start,
    string? DateLastActivity,
    [property: JsonConverter(typeof(LooseObject<TrelloBadges>))] TrelloBadges? Badges,
    IReadOnlyList<TrelloEntry>? IdMembersVoted,
    IReadOnlyList<TrelloEntry>? CustomFieldItems,
    IReadOnlyList<TrelloLabel>? Labels,
    IReadOnlyList<TrelloAttachment>? Attachments) : TrelloEntry
{
    private const int DigitsOfTime = 8;

    internal ContributionId ContributionId => ContributionId.FromKey("trello", Id);

    internal string Text => Desc ?? "";

    internal string? Role => CardRole?.ToLowerInvariant();

    /// <summary>The address of a card that consists only of an address; null for any other card.</summary>
    internal Uri? Address => Role is "link" or "board" ? WebAddress(Name.Trim()) : null;

    internal int Votes => Count(Badges?.Votes ?? IdMembersVoted?.Count);

    internal int CommentCount => Count(Badges?.Comments);

    internal DateTimeOffset? WrittenAt => CreatedAt(Id) ?? ParseTime(DateLastActivity);

    internal IEnumerable<string> LabelNames => (Labels ?? []).Select(label => TypedText.Line(label.Name) is { Length: > 0 } name ? name : label.Color).OfType<string>();

    internal IEnumerable<Uri> Links => (Attachments ?? []).Select(attachment => WebAddress(attachment.Url)).OfType<Uri>();

    internal CardLosses Losses => new(
        DueDates: Due is null && Start is null ? 0 : 1,
        CustomFields: CustomFieldItems?.Count ?? 0,
        Files: (Attachments ?? []).Count(attachment => attachment.IsUpload),
        OtherAttachments: (Attachments?.Count ?? 0) - Links.Count());

    /// <summary>The first eight hexadecimal digits of a Trello id are the time it was created, in seconds since 1970.</summary>
    internal static DateTimeOffset? CreatedAt(string id) =>
        id.Length > DigitsOfTime && uint.TryParse(id[..DigitsOfTime], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    internal static DateTimeOffset? ParseTime(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;

    private static int Count(double? number) => (int)Math.Clamp(number ?? 0, 0, int.MaxValue);

    private static Uri? WebAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}

internal sealed record TrelloBadges(double? Votes, double? Comments);

internal sealed record TrelloLabel(string? Name, string? Color) : TrelloEntry;

internal sealed record TrelloAttachment(string? Url, bool IsUpload) : TrelloEntry;

internal sealed record TrelloChecklist(string? IdCard, string? Name, IReadOnlyList<TrelloCheckItem>? CheckItems) : TrelloEntry;

internal sealed record TrelloCheckItem(string? Name, string? State) : TrelloEntry;

internal sealed record TrelloAction(string? Id, string? Type, string? Date, [property: JsonConverter(typeof(LooseObject<TrelloActionData>))] TrelloActionData? Data) : TrelloEntry;

/// <param name="Action">The comment that is changed or deleted.</param>
internal sealed record TrelloActionData(
    string? Text,
    [property: JsonConverter(typeof(LooseObject<TrelloSubject>))] TrelloSubject? Card,
    [property: JsonConverter(typeof(LooseObject<TrelloSubject>))] TrelloSubject? Action);

internal sealed record TrelloSubject(string? Id, string? Text);

/// <summary>What is not imported from a card, for the report.</summary>
/// <param name="DueDates">1 if the card has a start or due date.</param>
/// <param name="Files">Files uploaded to Trello: their links are kept and lead there.</param>
/// <param name="OtherAttachments">Attachments without a web address.</param>
internal readonly record struct CardLosses(int DueDates, int CustomFields, int Files, int OtherAttachments)
{
    public CardLosses Plus(CardLosses other) =>
        new(DueDates + other.DueDates, CustomFields + other.CustomFields, Files + other.Files, OtherAttachments + other.OtherAttachments);
}

// Refuse duplicate fields: one of the two values would be lost.
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    Converters =
    [
        typeof(LooseText), typeof(LooseFlag), typeof(LooseNumber), typeof(LooseList<TrelloEntry>), typeof(LooseList<TrelloList>), typeof(LooseList<TrelloCard>), typeof(LooseList<TrelloLabel>),
        typeof(LooseList<TrelloAttachment>), typeof(LooseList<TrelloChecklist>), typeof(LooseList<TrelloCheckItem>), typeof(LooseList<TrelloAction>),
    ])]
[JsonSerializable(typeof(TrelloBoard))]
internal sealed partial class TrelloJson : JsonSerializerContext;
