using System.Text.Json.Serialization;
using Azure.Storage.Blobs;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Publishing;

/// <summary>What the last finished run published. Small, because every run reads it.</summary>
/// <param name="ChangeMark">The projection's mark, read before its rows.</param>
/// <param name="Fingerprint">Hash of everything else that the files depend on: addresses, brand, program version.</param>
/// <param name="SnapshotDueAt">When to take a snapshot of what is published now; null if there is one.</param>
internal sealed record PublisherState(string? ChangeMark, string Fingerprint, DateTimeOffset? SnapshotDueAt)
{
    /// <summary>When storage wrote <see cref="ChangeMark"/>; null if unknown.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>ETag of the file record that the run wrote.</summary>
    public string? FileRecord { get; init; }

    /// <summary>When the container's files were last listed.</summary>
    public DateTimeOffset? ListedAt { get; init; }

    /// <summary>When the last finished run ended; null if unknown.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the first of the unfinished runs since then began; null if the last run finished.</summary>
    public DateTimeOffset? UnfinishedSince { get; init; }

    /// <summary>True if some snapshots still contain something that left the site, or were never compared.</summary>
    public bool SnapshotsLeft { get; init; }

    /// <summary>What the pages of the editions were made from; null if they must be made again.</summary>
    public PublishedEditions? Editions { get; init; }

    /// <summary>The state before the first run, and during each run from its first write to its end.</summary>
    public static readonly PublisherState Unfinished = new(null, "", null);

    public static JsonBlob<PublisherState> In(BlobContainerClient container) =>
        new(container.GetBlobClient("state.json"), PublisherJson.Default.PublisherState, Unfinished);

    public PublisherState Begun(DateTimeOffset now) => Unfinished with { FinishedAt = FinishedAt, UnfinishedSince = UnfinishedSince ?? now };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PublisherState))]
[JsonSerializable(typeof(SnapshotLog))]
internal sealed partial class PublisherJson : JsonSerializerContext;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ChangeLog))]
internal sealed partial class ChangeLogJson : JsonSerializerContext;
