using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Core.Tests.Rules;

public sealed class MergeRulesTests
{
    [Theory]
    [InlineData(ContributionState.Pending, true)]
    [InlineData(ContributionState.Approved, true)]
    [InlineData(ContributionState.Declined, false)]
    [InlineData(ContributionState.Merged, false)]
    [InlineData(ContributionState.Withdrawn, false)]
    public void Waiting_and_published_contributions_can_be_merge_targets(ContributionState state, bool can) =>
        Assert.Equal(can, MergeRules.CanTake(A.Contribution(state) with { Id = A.Id("target") }, A.Contribution()));

    [Theory]
    [InlineData(ContributionState.Pending)]
    [InlineData(ContributionState.Approved)]
    public void A_contribution_cannot_be_merged_into_itself(ContributionState state) => Assert.False(MergeRules.CanTake(A.Contribution(state), A.Contribution(state)));
}
