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
    public void Barriers_and_guidance_attach_to_a_principle(ContributionKind kind, bool can) =>
        Assert.Equal(can, AttachRules.CanAttach(A.Contribution() with { Kind = kind }));

    [Theory]
    [InlineData(Contribution.MaxPrinciples - 1, true)]
    [InlineData(Contribution.MaxPrinciples, false)]
    public void A_contribution_with_the_maximum_of_principles_takes_no_more(int principles, bool can) =>
        Assert.Equal(can, AttachRules.CanAttach(A.Contribution() with { Principles = [.. Enumerable.Range(0, principles).Select(number => A.Id($"{number}"))] }));

    [Fact]
    public void Only_a_published_and_attached_contribution_is_done()
    {
        var there = A.Contribution(ContributionState.Approved) with { Principles = [A.Id("another"), Principle] };

        Assert.True(AttachRules.IsPublishedUnder(Principle, there));
        Assert.False(AttachRules.IsPublishedUnder(Principle, there with { State = ContributionState.Pending }));
        Assert.False(AttachRules.IsPublishedUnder(Principle, there with { Principles = [A.Id("another")] }));
    }

    [Fact]
    public void Attaching_adds_a_principle_once_and_changes_no_words()
    {
        var before = A.Contribution() with { Principles = [A.Id("another")] };

        var edit = AttachRules.AttachTo(Principle, before);

        Assert.Equal([A.Id("another"), Principle], edit.Principles);
        Assert.Equal(before.Wording, edit.Wording);
        Assert.Equal(edit.Principles, AttachRules.AttachTo(Principle, before with { Principles = edit.Principles }).Principles);
    }
}
