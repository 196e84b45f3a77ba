using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Core.Tests.Rules;

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

        var after = Recorded(A.Contribution(), new("command", DecisionKind.Object, 1, "It names a person"), ben);

        Assert.Equal(new(VoteKind.Object, "Ben", "It names a person", Now) { Version = 1 }, after.Votes[ben.Id]);
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
    public void A_decided_contribution_takes_no_more_votes(ContributionState state)
    {
        var decided = A.Contribution(state) with { ContentVersion = 2 };

        foreach (var seen in new[] { 1, 2 })
            Assert.IsType<PolicyOutcome.AlreadyDecided>(Apply(decided, Approve(seen), A.Curator("Ben")));
    }

    [Fact]
    public void A_decline_is_recorded_with_the_listed_reason_and_the_words()
    {
        var after = Recorded(A.Contribution(), new("command", DecisionKind.Decline, 1, "See principle 2", "It is in the manifesto already"), A.Curator("Ben"));

        Assert.Equal("It is in the manifesto already. See principle 2", after.DeclineReason);
        Assert.Equal("It is in the manifesto already", after.History[^1].ListedReason);
    }

    [Theory]
    [InlineData("Amina approves", 1)]
    [InlineData("Amina declines", 1)]
    [InlineData("Amina approves, Ben approves", 2)]
    public void An_undone_decision_clears_all_votes(string votes, int needed)
    {
        var decided = After(votes, needed);

        var after = Recorded(decided, new("undo", DecisionKind.Undo, decided.ContentVersion, "It was a slip"), A.Curator("Carys"), needed);

        Assert.Equal((ContributionState.Pending, decided.ContentVersion + 1), (after.State, after.ContentVersion));
        Assert.Empty(after.Votes);
        Assert.Null(after.DecidedAt);
        Assert.Equal(new("undo", Now, HistoryAction.Undone, A.Curator("Carys").Id, "Carys", "It was a slip"), after.History[^1]);
    }

    [Fact]
    public void An_objection_in_time_unpublishes_and_keeps_what_the_others_said()
    {
        var decided = After("Amina approves", needed: 1);

        var after = Recorded(decided, new("object", DecisionKind.Object, decided.ContentVersion, "It names a person"), A.Curator("Ben"));
        var freed = Recorded(after, new("take back", DecisionKind.TakeBack, after.ContentVersion), A.Curator("Ben"));

        Assert.Equal((ContributionState.Pending, ContributionState.Approved), (after.State, freed.State));
        Assert.Equal(["Amina", "Ben"], after.Votes.Values.Select(vote => vote.CuratorName).Order());
    }

    [Theory]
    [InlineData(DecisionKind.Undo)]
    [InlineData(DecisionKind.Object)]
    public void After_the_time_to_undo_a_decision_stands(DecisionKind kind)
    {
        var decided = After("Amina approves", needed: 1);
        var late = Now.AddMinutes(15);

        Assert.IsType<PolicyOutcome.Recorded>(ConsentPolicy.Apply(decided, new("c", kind, decided.ContentVersion, "Why"), A.Curator("Ben"), A.Consent(late.AddSeconds(-1))));
        Assert.IsType<PolicyOutcome.TooLate>(ConsentPolicy.Apply(decided, new("c", kind, decided.ContentVersion, "Why"), A.Curator("Ben"), A.Consent(late)));
    }

    [Theory]
    [InlineData("Ben objects", "Ben", ContributionState.Pending, 0)]
    [InlineData("Amina approves, Ben objects", "Ben", ContributionState.Approved, 1)]
    [InlineData("Amina approves, Ben objects, Carys objects", "Ben", ContributionState.Pending, 2)]
    [InlineData("Amina approves, Ben objects", "Amina", ContributionState.Pending, 1)]
    public void A_vote_can_be_taken_back(string votes, string who, ContributionState state, int left)
    {
        var before = After(votes, needed: 1);

        var after = Recorded(before, new("take back", DecisionKind.TakeBack, before.ContentVersion), A.Curator(who));

        Assert.Equal((state, left), (after.State, after.Votes.Count));
    }

    [Fact]
    public void A_curator_without_a_vote_has_nothing_to_take_back() =>
        Assert.IsType<PolicyOutcome.NothingToTakeBack>(Apply(A.Contribution(), new("c", DecisionKind.TakeBack, 1), A.Curator("Ben")));

    [Fact]
    public void An_edit_approves_the_new_words_alone_and_keeps_the_contributors()
    {
        var before = After("Amina approves", needed: 2);
        var edit = new Edit(before.Wording with { Title = "Clearer" }, []);

        var after = Recorded(before, new("edit", DecisionKind.Edit, before.ContentVersion, Edit: edit), A.Curator("Ben"), needed: 2);
        var again = Recorded(
            after,
            new("again", DecisionKind.Edit, after.ContentVersion, Edit: new(after.Wording with { Title = "Clearest" }, [])),
            A.Curator("Carys"),
            needed: 2);

        Assert.Equal([A.Curator("Ben").Id], after.Votes.Keys);
        Assert.Equal(new EarlierWording(before.Wording, Editor.Curators), after.Earlier);
        Assert.Equal((before.Wording, "Clearest"), (again.Earlier!.Wording, again.Title));
    }

    [Fact]
    public void An_edit_over_an_objection_waits_for_the_objector()
    {
        var before = After("Amina objects", needed: 1);

        var after = Recorded(before, new("edit", DecisionKind.Edit, 1, Edit: new(before.Wording with { Text = "Nobody is named." }, [])), A.Curator("Ben"));

        Assert.Equal((ContributionState.Pending, 2), (after.State, after.ContentVersion));
        Assert.Equal([A.Curator("Ben").Id], after.Votes.Keys);
        Assert.Equal(new Rewriting(Now, A.Curator("Ben").Id, "Ben", [new(A.Curator("Amina").Id, "Amina")]), after.Rewriting);
    }

    [Fact]
    public void Attaching_is_not_an_edit_of_words()
    {
        var after = Recorded(A.Contribution(), new("edit", DecisionKind.Edit, 1, Edit: new(A.Contribution().Wording, [A.Id("principle")])), A.Curator("Ben"));

        Assert.Equal((ContributionState.Approved, false), (after.State, after.EditedByCurators));
        Assert.Equal([A.Id("principle")], after.Principles);
    }

    [Fact]
    public void An_edit_that_changes_nothing_is_an_approval()
    {
        var after = Recorded(A.Contribution(), new("edit", DecisionKind.Edit, 1, Edit: new(A.Contribution().Wording, [])), A.Curator("Ben"));

        Assert.Equal((HistoryAction.Approved, 2), (after.History[^1].Action, after.ContentVersion));
    }

    [Fact]
    public void A_withdrawn_contribution_cannot_be_undone() =>
        Assert.IsType<PolicyOutcome.AlreadyDecided>(Apply(A.Contribution(ContributionState.Withdrawn), new("c", DecisionKind.Undo, 1, "Why"), A.Curator("Ben")));

    [Fact]
    public void A_history_takes_no_more_than_its_row_can_hold()
    {
        var entry = new HistoryEntry("c", Now, HistoryAction.Asked, "carys", "Carys");
        var full = A.Contribution() with { History = [.. Enumerable.Repeat(entry, ConsentPolicy.MaxHistory)] };

        Assert.IsType<PolicyOutcome.HistoryFull>(Apply(full, Approve(1), A.Curator("Ben")));
        Assert.Equal(ConsentPolicy.MaxHistory, Recorded(full with { History = full.History[1..] }, Approve(1), A.Curator("Ben")).History.Length);
    }

    [Fact]
    public void A_contributors_entries_do_not_block_decisions()
    {
        var entry = new HistoryEntry("c", Now, HistoryAction.Corrected);

        Assert.IsType<PolicyOutcome.Recorded>(Apply(A.Contribution() with { History = [.. Enumerable.Repeat(entry, 1_000)] }, Approve(1), A.Curator("Ben")));
    }

    [Theory]
    [InlineData(DecisionKind.Ask)]
    [InlineData(DecisionKind.Categorise)]
    public void Questions_do_not_trigger_approval(DecisionKind kind)
    {
        var approvedOnce = After("Amina approves", needed: 2);

        var after = Recorded(approvedOnce, new("c", kind, 1, "What was it?", Edit: new(approvedOnce.Wording, approvedOnce.Principles)), A.Curator("Ben"), needed: 1);

        Assert.Equal((ContributionState.Pending, 1), (after.State, after.Votes.Count));
    }

    [Fact]
    public void A_principle_is_retired_once_from_the_desk_and_stays_published()
    {
        var principle = A.Contribution(ContributionState.Approved) with { Kind = ContributionKind.Principle };

        var retired = Recorded(principle, FromDesk(DecisionKind.Retire, principle), A.Curator("Ben"));

        Assert.Equal((true, ContributionState.Approved, 2), (retired.Retired, retired.State, retired.ContentVersion));
        Assert.Equal(HistoryAction.Retired, retired.History[^1].Action);
        Assert.IsType<PolicyOutcome.AlreadyDecided>(Apply(retired, FromDesk(DecisionKind.Retire, retired), A.Curator("Ben")));
        Assert.IsType<PolicyOutcome.AlreadyDecided>(Apply(A.Contribution(ContributionState.Approved), FromDesk(DecisionKind.Retire, principle), A.Curator("Ben")));
    }

    [Fact]
    public void Unpublishing_ends_a_principles_retirement()
    {
        var principle = A.Contribution(ContributionState.Approved) with { Kind = ContributionKind.Principle, Retired = true };

        var unpublished = Recorded(principle, FromDesk(DecisionKind.Unpublish, principle), A.Curator("Ben"));
        var objected = Recorded(principle with { DecidedAt = Now }, new("c", DecisionKind.Object, 1, "Why"), A.Curator("Ben"));
        var corrected = principle.CorrectedBy(new("c", Now, HistoryAction.Corrected), principle.Wording with { Title = "Clearer" });

        Assert.All([unpublished, objected, corrected], waiting => Assert.Equal((false, ContributionState.Pending), (waiting.Retired, waiting.State)));
    }

    private static Decision FromDesk(DecisionKind kind, Contribution seen) => new("from desk", kind, seen.ContentVersion, "Why") { FromDesk = true };

    private static Decision Approve(int seen) => new("command", DecisionKind.Approve, seen);

    /// <summary>Applies votes in turn, such as "Amina approves, Ben objects".</summary>
    private static Contribution After(string votes, int needed)
    {
        var contribution = A.Contribution();
        foreach (var vote in votes.Split(", ").Select(vote => vote.Split(' ')))
        {
            var kind = vote[1] switch { "approves" => DecisionKind.Approve, "declines" => DecisionKind.Decline, _ => DecisionKind.Object };
            var decision = new Decision($"command {contribution.Revision}", kind, contribution.ContentVersion);
            contribution = Recorded(contribution, decision, A.Curator(vote[0]), needed);
        }

        return contribution;
    }

    private static Contribution Recorded(Contribution contribution, Decision decision, Curator curator, int needed = 1) =>
        Assert.IsType<PolicyOutcome.Recorded>(Apply(contribution, decision, curator, needed)).Contribution;

    private static PolicyOutcome Apply(Contribution contribution, Decision decision, Curator curator, int needed = 1) =>
        ConsentPolicy.Apply(contribution, decision, curator, A.Consent(Now, needed));
}
