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
    public void What_waits_or_is_published_takes_another_in(ContributionState state, bool can) =>
        Assert.Equal(can, MergeRules.CanTake(A.Contribution(state) with { Id = A.Id("target") }, A.Contribution()));

    [Theory]
    [InlineData(ContributionState.Pending)]
    [InlineData(ContributionState.Approved)]
    public void Nothing_takes_itself_in(ContributionState state) => Assert.False(MergeRules.CanTake(A.Contribution(state), A.Contribution(state)));
}
