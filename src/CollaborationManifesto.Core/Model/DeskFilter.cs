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
    DateTimeOffset? ProposedAt = null);
