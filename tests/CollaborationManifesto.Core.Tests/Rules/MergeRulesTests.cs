using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Core.Tests.Rules;

public sealed class MergeRulesTests
{
    [Fact]
    public void A_merge_that_waited_is_possible_while_its_target_can_take_it()
    {
        var target = A.Contribution() with { Id = A.Id("target") };
        var merged = A.Contribution(ContributionState.Merged) with { MergedInto = target.Id };

        Assert.True(MergeRules.CanBeMergedNow(merged, target));
        Assert.True(MergeRules.CanBeMergedNow(merged, target with { State = ContributionState.Approved }));
        Assert.False(MergeRules.CanBeMergedNow(merged, target with { State = ContributionState.Declined }));
        Assert.False(MergeRules.CanBeMergedNow(merged, target with { Id = A.Id("another") }));
        Assert.False(MergeRules.CanBeMergedNow(merged, null));
    }

    [Fact]
    public void A_merge_that_leads_nowhere_is_over_after_its_time()
    {
        Assert.False(new MergeEnd(MergeStanding.Nowhere, null, A.Morning).IsOver(A.Morning));
        Assert.True(new MergeEnd(MergeStanding.Nowhere, null, A.Morning).IsOver(A.Morning.AddTicks(1)));
        Assert.False(new MergeEnd(MergeStanding.Waiting, null, A.Morning).IsOver(A.Morning.AddDays(1)));
    }

    [Fact]
    public void A_decision_is_recent_for_an_hour()
    {
        var decided = A.Contribution(ContributionState.Approved) with { DecidedAt = A.Morning };

        Assert.True(decided.WasDecidedRecently(A.Morning.AddHours(1).AddTicks(-1)));
        Assert.False(decided.WasDecidedRecently(A.Morning.AddHours(1)));
        Assert.False(A.Contribution().WasDecidedRecently(A.Morning));
    }

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
