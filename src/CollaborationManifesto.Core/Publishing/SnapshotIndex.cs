using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Publishing;

/// <summary><c>snapshots.json</c>: the numbered versions with their checksums, and the editions.</summary>
internal sealed record SnapshotIndex(
    [property: JsonPropertyName("$schema")] string Schema, string SchemaVersion, IEnumerable<IndexedEdition> Editions, IEnumerable<IndexedSnapshot> Snapshots)
{
    public const string Path = "snapshots.json";

    private static readonly SnapshotIndexJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    public static ReadOnlyMemory<byte> Create(SiteHistory history, SiteSettings site) => JsonSerializer.SerializeToUtf8Bytes(
        new(
            DataSchema.IndexAddress(site),
            DataSchema.Version,
            history.Editions.Editions.Reverse().Select(edition => IndexedEdition.From(edition, history.Editions, site)),
            history.Snapshots.Snapshots.Reverse().Select(snapshot => new IndexedSnapshot(
                snapshot.Number, snapshot.TakenAt, $"{site.SiteUrl}/{snapshot.Path}", snapshot.Sha256, snapshot.TakenSha256, snapshot.RedactedAt))),
        Json.SnapshotIndex);
}

/// <param name="NamedAt">When curators named it.</param>
/// <param name="RedactedAt">When something was last removed from it; null if never.</param>
internal sealed record IndexedEdition(int Number, string Title, string Note, DateTimeOffset NamedAt, int Snapshot, string Url, string Json, string? Sha256, DateTimeOffset? RedactedAt)
{
    public static IndexedEdition From(Edition edition, EditionShelf shelf, SiteSettings site) => new(
        edition.Number,
        edition.Title,
        edition.Note,
        edition.Named!.At,
        edition.Snapshot,
        $"{site.SiteUrl}/{edition.Path}",
        $"{site.SiteUrl}/{edition.Path}manifesto.json",
        shelf.Sha256(edition),
        shelf.RedactedAt(edition));
}

/// <param name="TakenSha256">Of its file as it was taken.</param>
/// <param name="RedactedAt">When something was last removed from it; null if never.</param>
internal sealed record IndexedSnapshot(int Number, DateTimeOffset TakenAt, string Url, string Sha256, string TakenSha256, DateTimeOffset? RedactedAt);

[JsonSerializable(typeof(SnapshotIndex))]
internal sealed partial class SnapshotIndexJson : JsonSerializerContext;
