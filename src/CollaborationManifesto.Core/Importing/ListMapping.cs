using System.Text.Json;
using System.Text.Json.Serialization;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Importing;

/// <summary>What an operator decides about lists, by their names or ids, where names alone do not tell.</summary>
public sealed record ListMapping(IReadOnlyDictionary<string, MappedList> Lists)
{
    public static readonly ListMapping None = new(new Dictionary<string, MappedList>());

    /// <exception cref="JsonException">It is no mapping; the message says why, and where.</exception>
    public static ListMapping Read(Stream json) =>
        JsonSerializer.Deserialize(json, MappingJson.Default.ListMapping) is { } mapping && !mapping.Lists.Values.Contains(null!)
            ? mapping
            : throw new JsonException("It has null where a list should be.");
}

/// <param name="Category">The category of its cards; without one, each card's label that is named like a category tells.</param>
/// <param name="LeaveOut">Its cards are not brought in.</param>
public sealed record MappedList(ContributionKind Kind = ContributionKind.Barrier, string? Category = null, bool LeaveOut = false);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(ListMapping))]
internal sealed partial class MappingJson : JsonSerializerContext;
