using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>Counts of all contributions that are still kept, for the page about how decisions are made.</summary>
/// <param name="Imported">How many of the published ones were already decided when they were imported.</param>
/// <param name="Declined">Counts by listed reason, most frequent first; the null reason counts declines without a listed reason.</param>
/// <param name="MedianTime">From sending to decision; null if nothing that was decided here is counted.</param>
public sealed record ModerationFigures(
    int Received, int Waiting, int Published, int Imported, int Merged, int Withdrawn, ImmutableArray<(string? Reason, int Count)> Declined, TimeSpan? MedianTime)
{
    public static ModerationFigures From(IReadOnlyCollection<ModeratedRow> rows)
    {
        var declined = rows.Where(row => row.State == ContributionState.Declined)
            .GroupBy(row => row.DeclinedFor)
            .Select(group => (Reason: group.Key, Count: group.Count()))
            .OrderByDescending(group => group.Count)
            .ThenBy(group => group.Reason ?? "\uffff", StringComparer.Ordinal);
        return new(
            rows.Count,
            CountOf(ContributionState.Pending),
            CountOf(ContributionState.Approved),
            rows.Count(row => row.WasImportedDecided),
            CountOf(ContributionState.Merged),
            CountOf(ContributionState.Withdrawn),
            [.. declined],
            Median([.. rows.Select(row => row.TimeToDecision).OfType<TimeSpan>().Order()]));

        int CountOf(ContributionState state) => rows.Count(row => row.State == state);
    }

    private static TimeSpan? Median(IReadOnlyList<TimeSpan> sorted) => sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}

/// <summary>What the figures need from one contribution.</summary>
/// <param name="DeclinedFor">The listed reason of the decline; null without one.</param>
public sealed record ModeratedRow(ContributionState State, DateTimeOffset SubmittedAt, DateTimeOffset? DecidedAt, string? DeclinedFor)
{
    /// <summary>An import that publishes at once gives both times the same value, which no decision of a curator does.</summary>
    public bool WasImportedDecided => State == ContributionState.Approved && DecidedAt == SubmittedAt;

    /// <summary>Null if it is waiting, was withdrawn, or was already decided when it was imported.</summary>
    public TimeSpan? TimeToDecision =>
        State is ContributionState.Approved or ContributionState.Declined or ContributionState.Merged && !WasImportedDecided ? DecidedAt - SubmittedAt : null;
}

/// <summary>The curators and what has been decided, for the pages about them.</summary>
/// <param name="Curators">Names of the curators who chose to be named, sorted.</param>
/// <param name="CuratorCount">All curators.</param>
public sealed record SiteGovernance(ImmutableArray<string> Curators, int CuratorCount, ModerationFigures Figures);
