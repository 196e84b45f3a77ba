using System.Text.Json;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Importing.Trello;

/// <summary>An operator's decisions about lists, by name or id, for lists whose names alone do not tell.</summary>
public sealed record ListMapping(IReadOnlyDictionary<string, MappedList> Lists)
{
    public static readonly ListMapping None = new(new Dictionary<string, MappedList>());

    /// <exception cref="JsonException">The JSON is not a mapping; the message says why and where.</exception>
    public static ListMapping Read(Stream json) =>
        JsonSerializer.Deserialize(json, MappingJson.Default.ListMapping) is { } mapping && !mapping.Lists.Values.Contains(null!)
            ? mapping
            : throw new JsonException("It has null where a list should be.");
}

/// <param name="Category">Category of its cards. Without one, a card's label that is named like a category decides.</param>
/// <param name="LeaveOut">True if its cards are not imported.</param>
public sealed record MappedList(ContributionKind Kind = ContributionKind.Barrier, string? Category = null, bool LeaveOut = false);
