using System.Text.Json;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>An operator's decisions about a table, where its own names do not tell.</summary>
/// <param name="Columns">By the name of a column, or by its number from 1.</param>
/// <param name="Values">By a value in the column of categories.</param>
/// <param name="Kinds">By a value in the column of kinds.</param>
/// <param name="Kind">Of the notes for which nothing else says it.</param>
/// <param name="Category">Name of the category of the notes for which nothing else says it.</param>
/// <param name="Header">Whether the first row names the columns; null if that is to be guessed.</param>
public sealed record TableMapping(
    IReadOnlyDictionary<string, NoteColumn>? Columns = null,
    IReadOnlyDictionary<string, TableValue>? Values = null,
    IReadOnlyDictionary<string, ContributionKind>? Kinds = null,
    ContributionKind? Kind = null,
    string? Category = null,
    bool? Header = null)
{
    public static readonly TableMapping None = new();

    public IReadOnlyDictionary<string, NoteColumn> Columns { get; } = Columns ?? new Dictionary<string, NoteColumn>();

    public IReadOnlyDictionary<string, TableValue> Values { get; } = Values ?? new Dictionary<string, TableValue>();

    public IReadOnlyDictionary<string, ContributionKind> Kinds { get; } = Kinds ?? new Dictionary<string, ContributionKind>();

    /// <exception cref="JsonException">The JSON is not a mapping; the message says why and where.</exception>
    public static TableMapping Read(Stream json) => JsonSerializer.Deserialize(json, MappingJson.Default.TableMapping) is { } mapping && !mapping.Values.Values.Contains(null!)
        ? mapping
        : throw new JsonException("It has null where a value should be.");
}

/// <param name="Kind">Null for <see cref="TableMapping.Kind"/>.</param>
/// <param name="Category">Name of a category; null for <see cref="TableMapping.Category"/>.</param>
/// <param name="LeaveOut">True if its rows are not imported.</param>
public sealed record TableValue(ContributionKind? Kind = null, string? Category = null, bool LeaveOut = false);
