using CollaborationManifesto.Model;

namespace CollaborationManifesto.Rules;

/// <summary>What may be merged into what, and what becomes of it. docs/curating.md has the same as a table.</summary>
public static class MergeRules
{
    /// <summary>
    /// The kinds do not matter: two people who mean the same call it a barrier and a principle. A circle comes about only where two curators merge
    /// two into each other in the same moment; it stands nowhere, and either is reopened from the desk.
    /// </summary>
    public static MergeVerdict Check(Contribution target, Contribution merged) => target.Id == merged.Id ? MergeVerdict.Itself : target.State switch
    {
        ContributionState.Approved when target.Retired => MergeVerdict.TargetRetired,
        ContributionState.Approved => MergeVerdict.Allowed,
        // Readers would lose what they can read now, perhaps for ever.
        ContributionState.Pending when merged.State == ContributionState.Approved => MergeVerdict.TargetWaits,
        ContributionState.Pending => MergeVerdict.Allowed,
        ContributionState.Declined or ContributionState.Merged or ContributionState.Withdrawn => MergeVerdict.TargetClosed,
    };

    public static bool CanTake(Contribution target, Contribution merged) => Check(target, merged) == MergeVerdict.Allowed;

    /// <summary>Follows what was merged into what to the end.</summary>
    /// <param name="find">Null for what was deleted.</param>
    /// <returns>Null for what is not merged.</returns>
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
        // Merged at the end is a circle.
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

    /// <summary>A principle that no longer counts takes nothing in.</summary>
    TargetRetired,

    /// <summary>What is published cannot go into what is not published yet.</summary>
    TargetWaits,
}

/// <summary>Where the thought of a merged contribution can be read.</summary>
public enum MergeStanding
{
    /// <summary>In what it was merged into.</summary>
    Published,

    /// <summary>What it was merged into waits for the curators.</summary>
    Waiting,

    /// <summary>What it was merged into was declined, withdrawn or deleted.</summary>
    Nowhere,
}

/// <param name="Id">What it ends in; null where that was deleted.</param>
/// <param name="Since">When the last decision was made of those that led there.</param>
public sealed record MergeEnd(MergeStanding Standing, ContributionId? Id, DateTimeOffset Since)
{
    /// <summary>Its text stands nowhere since before a time, so it is kept no longer than what was declined.</summary>
    public bool IsOver(DateTimeOffset time) => Standing == MergeStanding.Nowhere && Since < time;
}
