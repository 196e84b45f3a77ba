using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Curation;

/// <summary>What may be merged into what.</summary>
public static class MergeRules
{
    /// <summary>
    /// What is itself merged, declined or withdrawn takes nothing in. So a circle comes about only where two curators merge two into each
    /// other in the same moment; either is then reopened from the desk.
    /// </summary>
    public static bool CanTake(Contribution target, Contribution merged) =>
        target.Id != merged.Id && target.State is ContributionState.Pending or ContributionState.Approved;
}
