using CollaborationManifesto.Model;

namespace CollaborationManifesto.Reviewing;

/// <summary>What may be put under a principle from the desk, and what that changes.</summary>
public static class AttachRules
{
    /// <summary>A principle stands under no other, and what belongs to very many says little about any.</summary>
    public static bool CanStandUnder(Contribution contribution) =>
        contribution.Kind != ContributionKind.Principle && contribution.Principles.Length < Contribution.MaxPrinciples;

    /// <summary>There is nothing left to do.</summary>
    public static bool IsPublishedUnder(ContributionId principle, Contribution contribution) =>
        contribution.State == ContributionState.Approved && contribution.Principles.Contains(principle);

    public static Edit Under(ContributionId principle, Contribution contribution) =>
        new(contribution.Wording, contribution.Principles.Contains(principle) ? contribution.Principles : contribution.Principles.Add(principle));
}
