using System.Text.Json.Serialization;

namespace CollaborationManifesto.Publishing;

/// <summary>What the publisher wrote last. Only files named here are its own to replace or delete.</summary>
/// <param name="ChangeMark">The projection's mark that was read before its rows.</param>
/// <param name="Fingerprint">Of everything else that the files depend on: addresses, brand, program version.</param>
/// <param name="Files">SHA-256 of each file's content, by path.</param>
public sealed record PublisherState(string? ChangeMark, string Fingerprint, IReadOnlyDictionary<string, string> Files)
{
    public static readonly PublisherState None = new(null, "", new Dictionary<string, string>());
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PublisherState))]
internal sealed partial class PublisherJson : JsonSerializerContext;
