using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CollaborationManifesto.Importing;

/// <summary>What is used of a Trello board's JSON export.</summary>
internal sealed record TrelloBoard(string Name, IReadOnlyList<TrelloList> Lists, IReadOnlyList<TrelloCard> Cards)
{
    public static async Task<TrelloBoard> Read(Stream json, CancellationToken cancellation) =>
        await JsonSerializer.DeserializeAsync(json, TrelloJson.Default.TrelloBoard, cancellation)
        ?? throw new FormatException("The export is empty.");
}

internal sealed record TrelloList(string Id, string Name);

internal sealed record TrelloCard(
    string Id,
    string Name,
    string IdList,
    string? Desc,
    double Pos,
    string? ShortLink,
    IReadOnlyList<TrelloLabel>? Labels,
    IReadOnlyList<TrelloAttachment>? Attachments)
{
    /// <summary>The first eight hexadecimal digits of a Trello id are the second in which it was made.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Id[..8], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}

internal sealed record TrelloLabel(string? Name);

internal sealed record TrelloAttachment(string? Url);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TrelloBoard))]
internal sealed partial class TrelloJson : JsonSerializerContext;
