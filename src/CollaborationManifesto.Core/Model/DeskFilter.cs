using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

public enum DeskView
{
    Waiting,

    /// <summary>Waiting for a decision and blocked by an objection.</summary>
    Held,
    Decided,
}

/// <summary>What a curator wants to see on the desk.</summary>
/// <param name="Flagged">Only contributions that were sent very fast or with the hidden field filled in.</param>
/// <param name="Search">Words of the title or text, or a reference; null for everything.</param>
public sealed record DeskFilter(DeskView View, ContributionKind? Kind, string? Category, bool Flagged, string? Search)
{
    public const int PageSize = 50;

    /// <summary>Everything that is waiting for a decision.</summary>
    public static readonly DeskFilter Everything = new(DeskView.Waiting, null, null, Flagged: false, null);

    /// <summary>Only notes that this import brought in; null for everything.</summary>
    public ContributionId? Import { get; init; }
}

/// <summary>A page of the desk.</summary>
/// <param name="After">Key of the last row before the page; null for the first page.</param>
public sealed record DeskPlace(DeskFilter Filter, string? After);

/// <summary>One contribution on the desk, without the person who sent it.</summary>
/// <param name="Key">The row key, which gives its place in the list.</param>
/// <param name="LastCurator">
/// The curator who last acted on it. <paramref name="LastAction"/> says what they did and <paramref name="Why"/> why.
/// </param>
/// <param name="ProposedAt">Since when a change to something published waits for approvals; null if none does.</param>
public sealed record DeskRow(
    string Key,
    ContributionId Id,
    int ContentVersion,
    ContributionKind Kind,
    string Category,
    string Title,
    DateTimeOffset SubmittedAt,
    ContributionState State,
    int Approvals,
    int Objections,
    bool Flagged,
    string? LastCurator,
    HistoryAction? LastAction,
    string? Why,
    DateTimeOffset? ProposedAt = null)
{
    /// <summary>Enough for about three lines.</summary>
    public const int BeginningLength = 240;

    /// <summary>The first lines of its text, without formatting marks.</summary>
    public string Beginning { get; init; } = "";

    public ImmutableArray<ContributionId> Principles { get; init; } = [];

    /// <summary>
    /// The first votes on it, or on the change that is proposed. Empty in a row of the version before, which only counts them.
    /// </summary>
    public ImmutableArray<DeskVote> Votes { get; init; } = [];

    /// <summary>Others that this version looks like, as far as the search has found them.</summary>
    public ImmutableArray<ContributionId> Alike { get; init; } = [];
}

/// <param name="Kind">Null for an objection to an earlier version, to which the curator has not answered.</param>
public sealed record DeskVote(VoteKind? Kind, string CuratorName)
{
    /// <summary>The most that a row names.</summary>
    public const int MostNamed = 10;
}

/// <summary>A page of the desk's list.</summary>
/// <param name="Total">How many the filter finds; null for more than <see cref="MostCounted"/>.</param>
/// <param name="Before">How many of them come before this page; null if it is not among the first <see cref="MostCounted"/>.</param>
/// <param name="PreviousAfter">Key of the last row before the previous page; null if that is the first page.</param>
/// <param name="NextAfter">Key of the last row of this page; null if there is no next page.</param>
public sealed record DeskList(IReadOnlyList<DeskRow> Rows, int? Total, int? Before, string? PreviousAfter, string? NextAfter)
{
    /// <summary>Counting reads keys, and storage gives a thousand in one answer.</summary>
    public const int MostCounted = 1_000;

    /// <param name="after">Key of the last row before the page; null for the first page.</param>
    /// <param name="rows">The rows after it, at least one more than a page if there are that many.</param>
    /// <param name="keys">The keys of the first rows of the whole list, at least one more than are counted if there are that many.</param>
    public static DeskList Of(string? after, IReadOnlyList<DeskRow> rows, IReadOnlyList<string> keys)
    {
        var shown = rows.Take(DeskFilter.PageSize).ToList();
        // Not by looking for the key itself, because its row may have been decided since.
        var before = after is null ? 0 : keys.Count(key => string.CompareOrdinal(key, after) <= 0);
        return new(
            shown,
            keys.Count > MostCounted ? null : keys.Count,
            before > MostCounted ? null : before,
            before is > DeskFilter.PageSize and <= MostCounted ? keys[before - DeskFilter.PageSize - 1] : null,
            rows.Count > shown.Count ? shown[^1].Key : null);
    }
}
