using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>What became of all contributions that are still kept, for the page that says how decisions are made.</summary>
/// <param name="Declined">By listed reason, the most frequent first; null is whatever was not on the list.</param>
/// <param name="MedianTime">From sending to the decision; null before the first one.</param>
public sealed record ModerationFigures(
    int Received, int Waiting, int Published, int Merged, int Withdrawn, ImmutableArray<(string? Reason, int Count)> Declined, TimeSpan? MedianTime)
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
            CountOf(ContributionState.Merged),
            CountOf(ContributionState.Withdrawn),
            [.. declined],
            Median([.. rows.Select(row => row.TimeToDecision).OfType<TimeSpan>().Order()]));

        int CountOf(ContributionState state) => rows.Count(row => row.State == state);
    }

    private static TimeSpan? Median(IReadOnlyList<TimeSpan> sorted) => sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}

/// <summary>What the figures need to know of one contribution.</summary>
/// <param name="DeclinedFor">The listed reason that it was declined for; null for another or for none.</param>
public sealed record ModeratedRow(ContributionState State, DateTimeOffset SubmittedAt, DateTimeOffset? DecidedAt, string? DeclinedFor)
{
    /// <summary>Null for what waits, for what its contributor took back, and for what came in decided, as an import can.</summary>
    public TimeSpan? TimeToDecision =>
        State is ContributionState.Approved or ContributionState.Declined or ContributionState.Merged && DecidedAt > SubmittedAt ? DecidedAt - SubmittedAt : null;
}

/// <summary>Who looks after the manifesto and what they have done, for the pages about that.</summary>
/// <param name="Curators">The names of those who chose to be named, sorted.</param>
public sealed record SiteGovernance(ImmutableArray<string> Curators, ModerationFigures Figures);
