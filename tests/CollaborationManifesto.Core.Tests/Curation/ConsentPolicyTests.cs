using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;

namespace CollaborationManifesto.Core.Tests.Curation;

public sealed class ConsentPolicyTests
{
    private static readonly DateTimeOffset Now = A.Morning.AddDays(1);

    [Theory]
    [InlineData(1, "Amina approves", ContributionState.Approved)]
    [InlineData(2, "Amina approves", ContributionState.Pending)]
    [InlineData(2, "Amina approves, Ben approves", ContributionState.Approved)]
    [InlineData(3, "Amina approves, Ben approves", ContributionState.Pending)]
    [InlineData(3, "Amina approves, Ben approves, Carys approves", ContributionState.Approved)]
    public void Enough_approvals_publish(int needed, string votes, ContributionState state) => Assert.Equal(state, After(votes, needed).State);

    [Theory]
    [InlineData(1, "Amina objects")]
    [InlineData(1, "Amina objects, Ben approves")]
    [InlineData(2, "Amina approves, Ben objects, Carys approves")]
    [InlineData(2, "Amina objects, Ben approves, Carys approves")]
    public void An_objection_holds(int needed, string votes) => Assert.Equal(ContributionState.Pending, After(votes, needed).State);

    [Theory]
    [InlineData("Amina declines")]
    [InlineData("Amina objects, Ben declines")]
    public void A_decline_closes_while_nobody_approved(string votes) => Assert.Equal(ContributionState.Declined, After(votes, needed: 2).State);

    [Theory]
    [InlineData("Amina approves, Ben declines")]
    [InlineData("Amina approves, Carys objects, Ben declines")]
    public void A_decline_against_an_approval_counts_as_an_objection(string votes)
    {
        var after = After(votes, needed: 2);

        Assert.Equal(ContributionState.Pending, after.State);
        Assert.Equal(VoteKind.Object, after.Votes[A.Curator("Ben").Id].Kind);
        Assert.Equal(HistoryAction.Objected, after.History[^1].Action);
    }

    [Theory]
    [InlineData("Amina approves, Amina approves", ContributionState.Pending, VoteKind.Approve)]
    [InlineData("Amina approves, Amina objects", ContributionState.Pending, VoteKind.Object)]
    [InlineData("Amina approves, Amina declines", ContributionState.Declined, VoteKind.Decline)]
    [InlineData("Amina objects, Ben approves, Amina approves", ContributionState.Approved, VoteKind.Approve)]
    [InlineData("Ben approves, Amina declines, Amina approves", ContributionState.Approved, VoteKind.Approve)]
    [InlineData("Amina approves, Ben objects, Amina declines", ContributionState.Declined, VoteKind.Decline)]
    public void A_curator_has_one_current_vote(string votes, ContributionState state, VoteKind vote)
    {
        var after = After(votes, needed: 2);

        Assert.Equal((state, vote), (after.State, after.Votes[A.Curator("Amina").Id].Kind));
    }

    [Fact]
    public void A_vote_is_recorded_with_who_why_and_when()
    {
        var ben = A.Curator("Ben");

        var after = Recorded(A.Contribution(), new("command", VoteKind.Object, "It names a person", 1), ben);

        Assert.Equal(new(VoteKind.Object, "Ben", "It names a person", Now), after.Votes[ben.Id]);
        Assert.Equal(new("command", Now, HistoryAction.Objected, ben.Id, "Ben", "It names a person"), after.History[^1]);
    }

    [Theory]
    [InlineData("Amina approves", 1, 2, 2)]
    [InlineData("Amina declines", 1, 2, 2)]
    [InlineData("Amina approves", 2, 2, 1)]
    [InlineData("Amina objects, Ben objects", 1, 3, 1)]
    [InlineData("Amina approves, Ben approves", 2, 3, 2)]
    public void Every_vote_is_a_revision_and_only_a_decision_a_content_version(string votes, int needed, int revision, int contentVersion)
    {
        var after = After(votes, needed);

        Assert.Equal((revision, contentVersion), (after.Revision, after.ContentVersion));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_vote_on_another_content_version_is_not_recorded(int seen) =>
        Assert.IsType<PolicyOutcome.ChangedSince>(Apply(A.Contribution() with { ContentVersion = 2 }, Approve(seen), A.Curator("Ben")));

    [Fact]
    public void A_vote_on_an_earlier_revision_of_the_same_content_is_recorded() =>
        Assert.IsType<PolicyOutcome.Recorded>(Apply(A.Contribution() with { Revision = 7 }, Approve(1), A.Curator("Ben")));

    [Theory]
    [InlineData(ContributionState.Approved)]
    [InlineData(ContributionState.Declined)]
    [InlineData(ContributionState.Merged)]
    [InlineData(ContributionState.Withdrawn)]
    public void What_is_decided_stays_decided(ContributionState state)
    {
        var decided = A.Contribution(state) with { ContentVersion = 2 };

        foreach (var seen in new[] { 1, 2 })
            Assert.IsType<PolicyOutcome.AlreadyDecided>(Apply(decided, Approve(seen), A.Curator("Ben")));
    }

    private static Decision Approve(int seen) => new("command", VoteKind.Approve, null, seen);

    /// <summary>Votes in turn, such as "Amina approves, Ben objects".</summary>
    private static Contribution After(string votes, int needed)
    {
        var contribution = A.Contribution();
        foreach (var vote in votes.Split(", ").Select(vote => vote.Split(' ')))
        {
            var kind = vote[1] switch { "approves" => VoteKind.Approve, "declines" => VoteKind.Decline, _ => VoteKind.Object };
            var decision = new Decision($"command {contribution.Revision}", kind, null, contribution.ContentVersion);
            contribution = Recorded(contribution, decision, A.Curator(vote[0]), needed);
        }

        return contribution;
    }

    private static Contribution Recorded(Contribution contribution, Decision decision, Curator curator, int needed = 1) =>
        Assert.IsType<PolicyOutcome.Recorded>(Apply(contribution, decision, curator, needed)).Contribution;

    private static PolicyOutcome Apply(Contribution contribution, Decision decision, Curator curator, int needed = 1) =>
        ConsentPolicy.Apply(contribution, decision, curator, needed, Now);
}
