using System.Text.Json.Serialization;

namespace CollaborationManifesto.Publishing;

/// <summary>What the site was brought up to by the last run that came to its end. Small, because every run reads it.</summary>
/// <param name="ChangeMark">The projection's mark that was read before its rows.</param>
/// <param name="Fingerprint">Of everything else that the files depend on: addresses, brand, program version.</param>
/// <param name="SnapshotDueAt">When what is published now is to become a snapshot; null when it is one.</param>
/// <param name="FileRecord">The ETag of the record of files that this run wrote.</param>
/// <param name="ListedAt">When the container itself was last asked for its files.</param>
internal sealed record PublisherState(
    string? ChangeMark, string Fingerprint, DateTimeOffset? SnapshotDueAt, string? FileRecord = null, DateTimeOffset? ListedAt = null)
{
    /// <summary>Before the first run, and from the first write of each run to its end.</summary>
    public static readonly PublisherState Unfinished = new(null, "", null);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PublisherState))]
[JsonSerializable(typeof(SnapshotLog))]
internal sealed partial class PublisherJson : JsonSerializerContext;
