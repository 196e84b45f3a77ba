using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CollaborationManifesto.Model;

/// <summary>A named group that curators made of contributions. One row of the table <c>themes</c>; each contribution says where it is.</summary>
/// <param name="Note">The curators' own words about it, as typed (docs/formatting.md); may be empty.</param>
/// <param name="History">What curators did with it, oldest first.</param>
public sealed record Theme(ContributionId Id, string Name, string Note, ImmutableArray<ThemeEntry> History)
{
    /// <summary>The most themes that can be open at once: all stand on one page.</summary>
    public const int Most = 100;

    /// <summary>The most with those that were merged or deleted: all are read for each page.</summary>
    public const int MostInAll = 1_000;

    public const int MaxNameLength = 100;
    public const int MaxNoteLength = 2_000;

    /// <summary>The most acts that are kept, so that the row stays small. The first one, which made it, is always among them.</summary>
    public const int MostKept = 50;

    /// <summary>The theme that it was merged into; null if it was not.</summary>
    public ContributionId? MergedInto { get; init; }

    /// <summary>When it was deleted; null if it was not. Until retention removes the row, it can be brought back.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The live session in which it was made; null if curators made it.</summary>
    public ContributionId? Session { get; init; }

    /// <summary>What the site shows of it; null if it was not published or was taken off the site.</summary>
    public ThemePublication? Published { get; init; }

    [JsonIgnore]
    public bool IsOpen => MergedInto is null && DeletedAt is null;

    [JsonIgnore]
    public ThemeEntry Last => History[^1];

    /// <summary>Its name or note has changed since it was published, and the site still has the earlier ones.</summary>
    [JsonIgnore]
    public bool DiffersFromSite => Published is { } published && (published.Name, published.Note) != (Name, Note);

    public bool HasCommand(string commandId) => History.Any(entry => entry.CommandId == commandId);

    /// <summary>The same theme with one act more in its history.</summary>
    public Theme WithEntry(ThemeEntry entry)
    {
        var history = History.Add(entry);
        return this with { History = history.Length > MostKept ? history.RemoveAt(1) : history };
    }
}

/// <summary>What the site shows of a theme: a later change of the name or the note is published by an act of its own.</summary>
public sealed record ThemePublication(string Name, string Note, DateTimeOffset At);

/// <summary>One act of a curator on a theme.</summary>
/// <param name="CommandId">Identifies the act, so that repeating it does nothing.</param>
/// <param name="CuratorName">The curator's name at that time, kept after the curator has left.</param>
public sealed record ThemeEntry(string CommandId, DateTimeOffset At, ThemeAction Action, string CuratorId, string CuratorName);

public enum ThemeAction
{
    Created,

    /// <summary>Its name or its note changed.</summary>
    Renamed,
    Merged,

    /// <summary>Merging or deleting it was undone.</summary>
    BroughtBack,
    Deleted,
    Published,
    TakenOffSite,
}
