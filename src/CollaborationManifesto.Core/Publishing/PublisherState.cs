using System.Text.Json.Serialization;
using Azure.Storage.Blobs;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Publishing;

/// <summary>What the site was brought up to by the last run that came to its end. Small, because every run reads it.</summary>
/// <param name="ChangeMark">The projection's mark that was read before its rows.</param>
/// <param name="Fingerprint">Of everything else that the files depend on: addresses, brand, program version.</param>
/// <param name="SnapshotDueAt">When what is published now is to become a snapshot; null when it is one.</param>
internal sealed record PublisherState(string? ChangeMark, string Fingerprint, DateTimeOffset? SnapshotDueAt)
{
    /// <summary>The ETag of the record of files that the run left.</summary>
    public string? FileRecord { get; init; }

    /// <summary>When the container itself was last asked for its files.</summary>
    public DateTimeOffset? ListedAt { get; init; }

    /// <summary>When the last run that came to its end did; null where nobody knows.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the first of the runs began that did not come to their end since; null when the last one did.</summary>
    public DateTimeOffset? UnfinishedSince { get; init; }

    /// <summary>Something that left the site has yet to leave some of the snapshots.</summary>
    public bool SnapshotsLeft { get; init; }

    /// <summary>Before the first run, and from the first write of each run to its end.</summary>
    public static readonly PublisherState Unfinished = new(null, "", null);

    public static RecordBlob<PublisherState> In(BlobContainerClient container) =>
        new(container.GetBlobClient("state.json"), PublisherJson.Default.PublisherState, Unfinished);

    public PublisherState Begun(DateTimeOffset now) => Unfinished with { FinishedAt = FinishedAt, UnfinishedSince = UnfinishedSince ?? now };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PublisherState))]
[JsonSerializable(typeof(SnapshotLog))]
internal sealed partial class PublisherJson : JsonSerializerContext;
