using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// <c>snapshots/{n}/manifesto.json</c>: one version to quote and compare. It lists its fields explicitly, so that a new field of the manifesto
/// cannot bring in personal data, and its items separately, so that one can be removed without touching another.
/// </summary>
public sealed record SnapshotDocument(
    [property: JsonPropertyName("$schema")] string Schema,
    string SchemaVersion,
    string Name,
    string Url,
    SnapshotLicence Licence,
    DateTimeOffset? ChangedAt,
    IReadOnlyList<string> Categories,
    IEnumerable<SnapshotItem> Principles,
    IEnumerable<SnapshotItem> Guidance,
    IEnumerable<SnapshotItem> Barriers)
{
    // Escapes only what has a meaning in HTML, so letters of every script stay readable.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private static readonly SnapshotJson Json = new(Options);

    public static ReadOnlyMemory<byte> Create(Manifesto manifesto, ManifestoSettings settings, SiteSettings site)
    {
        var guidance = manifesto.Principles.SelectMany(principle => principle.Guidance).DistinctBy(item => item.Id).Concat(manifesto.OtherGuidance);
        return JsonSerializer.SerializeToUtf8Bytes(
            new(
                DataSchema.SnapshotAddress(site),
                DataSchema.Version,
                settings.Name,
                site.SiteUrl + "/",
                new(settings.LicenceName, settings.LicenceUrl),
                manifesto.ChangedAt,
                [.. settings.Categories.Select(category => category.Name)],
                manifesto.Principles.Select(SnapshotItem.From),
                guidance.Select(SnapshotItem.From),
                manifesto.Barriers.Select(SnapshotItem.From)),
            Json.SnapshotDocument);
    }

    public static SnapshotItem ReadItem(JsonElement item) => item.Deserialize(Json.SnapshotItem)!;

    /// <summary>
    /// Digests of the principles by id, to compare with what is published now. Each begins with the principle's number.
    /// </summary>
    public static IReadOnlyDictionary<string, string> PrincipleDigests(ReadOnlyMemory<byte> content)
    {
        using var document = JsonDocument.Parse(content);
        return document.RootElement.GetProperty("principles").EnumerateArray().Select(ReadItem).ToDictionary(item => item.Id, item => item.Digest(Json));
    }

    public static string DigestOf(Principle principle) => SnapshotItem.From(principle).Digest(Json);

    public static SnapshotDocument Read(ReadOnlyMemory<byte> content) => JsonSerializer.Deserialize(content.Span, Json.SnapshotDocument)!;

    /// <summary>False for content that the publisher could neither show nor remove anything from.</summary>
    public static bool IsOne(ReadOnlyMemory<byte> content)
    {
        try
        {
            if (Read(content) is not { Principles: { } principles, Guidance: { } guidance, Barriers: { } barriers })
                return false;
            var items = principles.Concat(guidance).Concat(barriers).ToList();
            return items.TrueForAll(item => item is { Id.Length: > 0 }) && items.DistinctBy(item => item.Id).Count() == items.Count;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>
    /// Makes these removals in a version, except for their ids. It works on the JSON, not on this record, so that a version from an older program
    /// keeps fields that this one does not know.
    /// </summary>
    /// <returns>Null if there is nothing to remove.</returns>
    internal static byte[]? Without(SnapshotRemovals removals, ReadOnlyMemory<byte> content)
    {
        var document = JsonNode.Parse(content.Span)!.AsObject();
        var taken = document.Select(property => property.Value).OfType<JsonArray>().Sum(items => Redact(items, removals));
        return taken == 0 ? null : JsonSerializer.SerializeToUtf8Bytes(document, Json.JsonObject);
    }

    private static int Redact(JsonArray items, SnapshotRemovals removals)
    {
        var found = items.Index()
            .Where(entry => entry.Item is JsonObject item && !item.ContainsKey("redacted") && removals.Include((string?)item["id"] ?? "", VersionOf(item)))
            .Select(entry => (entry.Index, Id: (string)entry.Item!["id"]!))
            .ToList();
        foreach (var (index, id) in found)
            items[index] = new JsonObject { ["id"] = id, ["redacted"] = true };
        return found.Count;
    }

    // Snapshots of format 1.0 do not say the version: it may be any of the earlier ones.
    private static int VersionOf(JsonObject item) => item["version"] is JsonValue value && value.TryGetValue<int>(out var version) ? version : 0;
}

public sealed record SnapshotLicence(string Name, string Url);

/// <param name="Redacted">True if it is no longer published, or if what it said must not be shown any more; then only its id is left.</param>
/// <param name="Version">Null in snapshots of format 1.0.</param>
/// <param name="Principles">The principles that guidance supports, or that answer a barrier.</param>
public sealed record SnapshotItem(
    string Id,
    bool? Redacted = null,
    int? Number = null,
    int? Version = null,
    string? Title = null,
    string? Statement = null,
    string? Text = null,
    string? Importance = null,
    IReadOnlyList<string>? Meaning = null,
    string? Category = null,
    bool? EditedByCurators = null,
    IReadOnlyList<string>? Principles = null)
{
    public static SnapshotItem From(Principle principle) => new(
        principle.Id.ToString(),
        Number: principle.Number,
        Version: principle.Version,
        Title: principle.Title,
        Statement: PortableMarkdown.FromFormatted(principle.Statement),
        Text: PortableMarkdown.FromFormatted(principle.Text),
        Importance: principle.Importance is { } importance ? PortableMarkdown.FromFormatted(importance) : null,
        Meaning: principle.Meaning.IsEmpty ? null : [.. principle.Meaning.Select(PortableMarkdown.FromFormatted)],
        EditedByCurators: principle.Origin.Edited);

    public static SnapshotItem From(Guidance guidance) => new(
        guidance.Id.ToString(),
        Version: guidance.Version,
        Title: guidance.Title,
        Text: PortableMarkdown.FromFormatted(guidance.Text),
        Category: guidance.Category?.Name,
        EditedByCurators: guidance.Origin.Edited,
        Principles: [.. guidance.Supports.Select(link => link.Id.ToString())]);

    public static SnapshotItem From(Barrier barrier) => new(
        barrier.Id.ToString(),
        Version: barrier.Version,
        Title: barrier.Title,
        Text: PortableMarkdown.FromFormatted(barrier.Text),
        Category: barrier.Category?.Name,
        EditedByCurators: barrier.Origin.Edited,
        Principles: [.. barrier.AnsweredBy.Select(link => link.Id.ToString())]);

    /// <summary>Ignores the version, which rises with decisions too, and which the version before an update does not have.</summary>
    internal string Digest(SnapshotJson json) => string.Create(
        CultureInfo.InvariantCulture, $"{Number}:{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this with { Number = null, Version = null }, json.SnapshotItem))[..16])}");
}

[JsonSerializable(typeof(SnapshotDocument))]
[JsonSerializable(typeof(SnapshotItem))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
