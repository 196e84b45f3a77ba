namespace CollaborationManifesto.Model;

public enum DeskView
{
    Waiting,

    /// <summary>Waiting, and held by an objection.</summary>
    Held,
    Decided,
}

/// <summary>What a curator wants to see on the desk.</summary>
/// <param name="Flagged">Only what was sent in an odd way.</param>
/// <param name="Search">Words of title or text, or a reference; null for all.</param>
public sealed record DeskFilter(DeskView View, ContributionKind? Kind, string? Category, bool Flagged, string? Search)
{
    public const int PageSize = 50;
}

/// <summary>One contribution on the desk. Who sent it is not there.</summary>
/// <param name="Key">Its place in the list.</param>
/// <param name="LastCurator">Who did something to it last, with what and why.</param>
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
    string? Why);
