using CollaborationManifesto.Model;
using CollaborationManifesto.Reviewing;

namespace CollaborationManifesto.Core.Tests.Reviewing;

public sealed class AttachRulesTests
{
    private static readonly ContributionId Principle = A.Id("principle");

    [Theory]
    [InlineData(ContributionKind.Barrier, true)]
    [InlineData(ContributionKind.Guidance, true)]
    [InlineData(ContributionKind.Principle, false)]
    public void Barriers_and_guidance_stand_under_a_principle(ContributionKind kind, bool can) =>
        Assert.Equal(can, AttachRules.CanStandUnder(A.Contribution() with { Kind = kind }));

    [Theory]
    [InlineData(Contribution.MaxPrinciples - 1, true)]
    [InlineData(Contribution.MaxPrinciples, false)]
    public void What_belongs_to_very_many_goes_under_no_other(int principles, bool can) =>
        Assert.Equal(can, AttachRules.CanStandUnder(A.Contribution() with { Principles = [.. Enumerable.Range(0, principles).Select(number => A.Id($"{number}"))] }));

    [Fact]
    public void Only_what_is_published_there_has_nothing_left_to_do()
    {
        var there = A.Contribution(ContributionState.Approved) with { Principles = [A.Id("another"), Principle] };

        Assert.True(AttachRules.IsPublishedUnder(Principle, there));
        Assert.False(AttachRules.IsPublishedUnder(Principle, there with { State = ContributionState.Pending }));
        Assert.False(AttachRules.IsPublishedUnder(Principle, there with { Principles = [A.Id("another")] }));
    }

    [Fact]
    public void It_is_added_to_the_others_once_and_no_word_changes()
    {
        var before = A.Contribution() with { Principles = [A.Id("another")] };

        var edit = AttachRules.Under(Principle, before);

        Assert.Equal([A.Id("another"), Principle], edit.Principles);
        Assert.Equal(before.Wording, edit.Wording);
        Assert.Equal(edit.Principles, AttachRules.Under(Principle, before with { Principles = edit.Principles }).Principles);
    }
}
