using CollaborationManifesto.Model;

namespace CollaborationManifesto.Rules;

/// <summary>Which contribution can be merged into which, and what happens to it then. docs/curating.md shows this as a table.</summary>
public static class MergeRules
{
    /// <summary>
    /// Kinds do not matter, except those of experiences: two people with the same idea may call it a barrier and a principle. Only two curators who merge two
    /// contributions into each other at the same moment can make a circle. Neither is then published, and either can be reopened from the
    /// desk.
    /// </summary>
    public static MergeVerdict Check(Contribution target, Contribution merged) => target.Id == merged.Id ? MergeVerdict.Itself : target.State switch
    {
        // An item would leave the manifesto, and with it what the experience stands under.
        ContributionState.Approved or ContributionState.Pending when target.Kind == ContributionKind.Experience && merged.Kind != ContributionKind.Experience => MergeVerdict.TargetExperience,
        ContributionState.Approved when target.Retired => MergeVerdict.TargetRetired,
        ContributionState.Approved => MergeVerdict.Allowed,
        // Readers would lose a published text, perhaps for ever.
        ContributionState.Pending when merged.State == ContributionState.Approved => MergeVerdict.TargetWaits,
        ContributionState.Pending => MergeVerdict.Allowed,
        ContributionState.Declined or ContributionState.Merged or ContributionState.Withdrawn => MergeVerdict.TargetClosed,
    };

    public static bool CanTake(Contribution target, Contribution merged) => Check(target, merged) == MergeVerdict.Allowed;

    /// <summary>A merge that waited for consent: what it was merged into may have been decided meanwhile.</summary>
    /// <param name="target">Null if it was deleted.</param>
    public static bool CanBeMergedNow(Contribution merged, Contribution? target) =>
        target is not null && target.Id == merged.MergedInto && Check(target, merged with { State = ContributionState.Pending }) == MergeVerdict.Allowed;

    /// <summary>Follows a chain of merges to its end.</summary>
    /// <param name="find">Returns null for a deleted contribution.</param>
    /// <returns>Null if the contribution is not merged.</returns>
    public static async Task<MergeEnd?> EndOfAsync(Contribution contribution, Func<ContributionId, Task<Contribution?>> find)
    {
        if (contribution.State != ContributionState.Merged)
            return null;
        var seen = new HashSet<ContributionId>();
        var since = DateTimeOffset.MinValue;
        var at = contribution;
        while (at is not null && at.State == ContributionState.Merged && seen.Add(at.Id))
        {
            since = Later(since, at.DecidedAt);
            at = at.MergedInto is { } next ? await find(next) : null;
        }

        return at is null ? new(MergeStanding.Nowhere, null, since) : new(StandingIn(at.State), at.Id, Later(since, at.DecidedAt));
    }

    private static MergeStanding StandingIn(ContributionState end) => end switch
    {
        ContributionState.Approved => MergeStanding.Published,
        ContributionState.Pending => MergeStanding.Waiting,
        // A chain that ends in a merged contribution is a circle.
        ContributionState.Declined or ContributionState.Withdrawn or ContributionState.Merged => MergeStanding.Nowhere,
    };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}

public enum MergeVerdict
{
    Allowed,
    Itself,

    /// <summary>Declined, withdrawn or itself merged.</summary>
    TargetClosed,

    /// <summary>Nothing can be merged into a principle that no longer applies.</summary>
    TargetRetired,

    /// <summary>Only an experience can be merged into an experience.</summary>
    TargetExperience,

    /// <summary>A published contribution cannot be merged into one that is waiting for a decision.</summary>
    TargetWaits,
}

/// <summary>Where readers find what a merged contribution said.</summary>
public enum MergeStanding
{
    /// <summary>In the contribution that it was merged into.</summary>
    Published,

    /// <summary>The contribution that it was merged into is waiting for a decision.</summary>
    Waiting,

    /// <summary>The contribution that it was merged into was declined, withdrawn or deleted, or the merges form a circle.</summary>
    Nowhere,
}

/// <param name="Id">Where the chain of merges ends; null if that was deleted.</param>
/// <param name="Since">When the last decision in the chain was made.</param>
public sealed record MergeEnd(MergeStanding Standing, ContributionId? Id, DateTimeOffset Since)
{
    /// <summary>
    /// True if its text has been nowhere to read since before <paramref name="time"/>: it is kept no longer than a declined contribution.
    /// </summary>
    public bool IsOver(DateTimeOffset time) => Standing == MergeStanding.Nowhere && Since < time;
}
