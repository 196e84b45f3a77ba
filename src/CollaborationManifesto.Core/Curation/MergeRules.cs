using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Curation;

/// <summary>What may be merged into what.</summary>
public static class MergeRules
{
    /// <summary>
    /// What is itself merged, declined or withdrawn takes nothing in. So no circle can come about: the last of its members would have to
    /// be merged into one that is merged already.
    /// </summary>
    public static bool CanTake(Contribution target, Contribution merged) =>
        target.Id != merged.Id && target.State is ContributionState.Pending or ContributionState.Approved;
}
