using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Core.Tests.Rules;

/// <summary>Changes to published text: at once and undoable, or by consent.</summary>
public sealed class PublishedChangeTests
{
    private static readonly DateTimeOffset Now = A.Morning.AddDays(1);
    private static readonly Curator Amina = A.Curator("Amina");
    private static readonly Curator Ben = A.Curator("Ben");
    private static readonly Curator Carys = A.Curator("Carys");
    private static readonly Wording Clearer = Published().Wording with { Title = "Clearer" };

    [Fact]
    public void Where_one_approval_is_enough_new_words_act_at_once_and_can_be_undone_to_the_minute()
    {
        var changed = Recorded(Published(), Amend(Clearer), Amina);

        Assert.Equal(("Clearer", 2, HistoryAction.Amended), (changed.Title, changed.ContentVersion, changed.History[^1].Action));
        Assert.Equal(new Amendment(Now, 2, Amina.Id, "Amina", true, new(Published().Wording, [], false, null)), changed.Amendment);
        Assert.IsType<PolicyOutcome.TooLate>(Apply(changed, Restore, Ben, Now.AddHours(72)));
        var undone = Recorded(changed, Restore, Ben, Now.AddHours(72).AddMinutes(-1));
        Assert.Equal((Published().Title, 3, null, HistoryAction.AmendmentUndone), (undone.Title, undone.ContentVersion, undone.Earlier, undone.History[^1].Action));
        Assert.Equal(new Amendment(Now.AddHours(72).AddMinutes(-1), 3, Ben.Id, "Ben", true, null) { IsUndo = true }, undone.Amendment);
        Assert.Equal([Ben.Id], CuratorNotice.About(undone).Single().NotTo);
        Assert.IsType<PolicyOutcome.AlreadyDecided>(Apply(undone, Restore, Ben, Now));
        Assert.IsType<PolicyOutcome.AlreadyDecided>(Apply(A.Contribution(ContributionState.Declined), Restore, Ben, Now));
    }

    [Fact]
    public void Several_changes_are_undone_together()
    {
        var twice = Recorded(Recorded(Published(), Amend(Clearer), Amina), Amend(Clearer with { Title = "Clearest" }), Carys, Now.AddHours(71));

        Assert.Equal((Carys.Id, Now.AddHours(71)), (twice.Amendment!.CuratorId, twice.Amendment.At));
        Assert.Equal(Published().Title, Recorded(twice, Restore, Ben, Now.AddHours(100)).Title);
        var apart = Recorded(Recorded(Published(), Amend(Clearer), Amina), Amend(Clearer with { Title = "Clearest" }), Carys, Now.AddHours(72));
        Assert.Equal("Clearer", Recorded(apart, Restore, Ben, Now.AddHours(100)).Title);
    }

    [Fact]
    public void A_category_is_no_text_and_does_not_hide_a_change_of_words_from_the_others()
    {
        var moved = Recorded(Published(), Amend(Published().Wording with { Category = "tools" }), Amina);
        var both = Recorded(Recorded(Published(), Amend(Clearer), Amina), Amend(Clearer with { Category = "tools" }), Carys, Now.AddHours(1));

        Assert.False(moved.Amendment!.IsText);
        Assert.Empty(CuratorNotice.About(moved));
        Assert.Equal((true, Amina.Id, Now), (both.Amendment!.IsText, both.Amendment.CuratorId, both.Amendment.At));
        var removed = Recorded(Recorded(Published(), Amend(Clearer) with { RemoveEarlierWords = true }, Amina), Amend(Clearer with { Category = "tools" }), Carys);
        Assert.Equal([Amina.Id], CuratorNotice.About(removed).Single().NotTo);
        Assert.Equal(("tools", "culture"), (both.Category, Recorded(both, Restore, Ben).Category));
    }

    [Fact]
    public void Removed_words_are_gone_from_the_record_and_cannot_be_undone()
    {
        var changed = Recorded(Recorded(Published(), Amend(Clearer), Amina), Amend(Clearer with { Title = "Clearest" }) with { RemoveEarlierWords = true }, Amina);

        Assert.Null(changed.Amendment!.Before);
        Assert.Null(changed.Earlier!.Wording);
        Assert.Equal((changed.ContentVersion, HistoryAction.AmendedForGood, true), (changed.WordsRemovedBefore, changed.History[^1].Action, changed.EditedByCurators));
        Assert.IsType<PolicyOutcome.AlreadyDecided>(Apply(changed, Restore, Ben, Now));
        var category = Recorded(Published(), Amend(Published().Wording with { Category = "tools" }) with { RemoveEarlierWords = true }, Amina);
        Assert.Equal((null, HistoryAction.Amended), (category.WordsRemovedBefore, category.History[^1].Action));
        Assert.NotNull(category.Amendment!.Before);
    }

    [Fact]
    public void Nothing_new_changes_nothing() => Assert.IsType<PolicyOutcome.NothingChanged>(Apply(Published(), Amend(Published().Wording), Amina, Now));

    [Fact]
    public void Where_two_are_needed_the_text_waits_and_the_category_does_not()
    {
        var proposed = Recorded(Published(), Amend(Clearer with { Category = "tools" }), Amina, needed: 2);

        Assert.Equal((Published().Title, "tools", "Clearer"), (proposed.Title, proposed.Category, proposed.Proposal!.Wording!.Title));
        Assert.Equal(("c", 2, Amina.Id), (proposed.Proposal.Id, proposed.Proposal.Revision, proposed.Proposal.CuratorId));
        var moved = Recorded(proposed, Amend(proposed.Wording with { Category = "culture" }), Carys, needed: 2);
        var changed = Recorded(moved, Vote(DecisionKind.Approve, proposed), Ben, needed: 2);
        Assert.Equal(("Clearer", "culture", null, null, HistoryAction.ProposalPublished), (changed.Title, changed.Category, changed.Proposal, changed.Amendment, changed.History[^1].Action));
        Assert.Equal(moved.ContentVersion + 1, changed.ContentVersion);
    }

    [Fact]
    public void Other_principles_are_no_text_and_a_proposal_leaves_them_as_they_are()
    {
        var guidance = Published() with { Kind = ContributionKind.Guidance };

        var proposed = Recorded(guidance, Amend(guidance.Wording with { Title = "Clearer" }) with { Edit = new(guidance.Wording with { Title = "Clearer" }, [A.Id("p")]) }, Amina, needed: 2);
        var changed = Recorded(proposed, Vote(DecisionKind.Approve, proposed), Ben, needed: 2);

        Assert.Equal([A.Id("p")], proposed.Principles);
        Assert.Equal(("Clearer", null), (changed.Title, changed.WordsRemovedBefore));
        Assert.Equal([A.Id("p")], changed.Principles);
    }

    [Fact]
    public void A_proposal_needs_as_many_approvals_as_anything_else_or_one_where_that_cannot_be()
    {
        Assert.Equal(2, A.Consent(Now, 2).ProposalApprovalsNeeded);
        Assert.Equal(1, A.Consent(Now, 3, "Amina", "Ben").ProposalApprovalsNeeded);
    }

    [Fact]
    public void What_is_proposed_to_become_a_principle_stays_under_its_principles_until_it_does()
    {
        var guidance = Published() with { Kind = ContributionKind.Guidance, Principles = [A.Id("p")] };

        var proposed = Recorded(guidance, Amend(guidance.Wording with { Kind = ContributionKind.Principle }), Amina, needed: 2);

        Assert.Equal([A.Id("p")], proposed.Principles);
        Assert.Empty(Recorded(proposed, Vote(DecisionKind.Approve, proposed), Ben, needed: 2).Principles);
    }

    [Fact]
    public void A_text_that_was_taken_down_can_lose_its_earlier_words_too()
    {
        var down = Recorded(Published(), new("t", DecisionKind.Unpublish, 0, "Why") { FromDesk = true }, Amina);

        var edited = Recorded(down, new("e", DecisionKind.Edit, 0, Edit: new(Clearer, [])) { RemoveEarlierWords = true }, Amina);

        Assert.Equal((edited.ContentVersion - 1, null), (edited.WordsRemovedBefore, edited.Earlier!.Wording));
    }

    [Fact]
    public void A_vote_on_another_proposal_is_not_counted()
    {
        var proposed = Recorded(Published(), Amend(Clearer), Amina, needed: 2);
        var other = Recorded(proposed, Amend(Clearer with { Title = "Clearest" }) with { CommandId = "d" }, Carys, needed: 2);

        Assert.IsType<PolicyOutcome.ChangedSince>(Apply(other, Vote(DecisionKind.Approve, proposed), Ben, Now, 2));
        Assert.IsType<PolicyOutcome.ChangedSince>(Apply(Published(), Vote(DecisionKind.Approve, proposed), Ben, Now, 2));
        Assert.IsType<PolicyOutcome.ChangedSince>(Apply(A.Contribution(), Vote(DecisionKind.Approve, proposed), Ben, Now, 2));
        Assert.IsType<PolicyOutcome.ChangedSince>(Apply(proposed, Vote(DecisionKind.Ask, proposed), Ben, Now, 2));
    }

    [Fact]
    public void An_objection_to_a_proposal_holds_it_and_gets_its_time_when_the_proposal_is_replaced()
    {
        var proposed = Recorded(Published(), Amend(Clearer), Amina, needed: 2);
        var objected = Recorded(proposed, Vote(DecisionKind.Object, proposed), Ben, needed: 2);
        Assert.Equal(HistoryAction.ProposalObjected, objected.History[^1].Action);
        Assert.Equal("Clearer", Recorded(Recorded(objected, Vote(DecisionKind.Approve, proposed), Carys, needed: 2), Vote(DecisionKind.TakeBack, proposed), Ben, needed: 2).Title);

        var replaced = Recorded(objected, Amend(Clearer with { Title = "Clearest" }) with { CommandId = "d" }, Carys, needed: 2);
        var approved = Recorded(replaced, Vote(DecisionKind.Approve, replaced), Amina, needed: 2);

        Assert.Equal(new Rewriting(Now, Carys.Id, "Carys", [new(Ben.Id, "Ben")]), replaced.Proposal!.Rewriting);
        Assert.NotNull(approved.Proposal);
        Assert.Null(ConsentPolicy.Settle(approved, "time", A.Consent(Now.AddDays(5).AddMinutes(-1), 2)));
        var settled = ConsentPolicy.Settle(approved, "time", A.Consent(Now.AddDays(5), 2))!;
        Assert.Equal(("Clearest", null, HistoryAction.Released), (settled.Title, settled.Proposal, settled.History[^1].Action));
    }

    [Fact]
    public void Who_proposed_alone_can_drop_it_and_against_an_approval_that_is_an_objection()
    {
        var proposed = Recorded(Published(), Amend(Clearer), Amina, needed: 2);

        var dropped = Recorded(proposed, Vote(DecisionKind.Decline, proposed), Amina, needed: 2);
        Assert.Equal((null, HistoryAction.ProposalDropped, Published().Title), (dropped.Proposal, dropped.History[^1].Action, dropped.Title));
        var held = Recorded(proposed, Vote(DecisionKind.Decline, proposed), Ben, needed: 2);
        Assert.Equal((VoteKind.Object, HistoryAction.ProposalObjected), (held.Proposal!.Votes[Ben.Id].Kind, held.History[^1].Action));
        Assert.IsType<PolicyOutcome.NothingToTakeBack>(Apply(proposed, Vote(DecisionKind.TakeBack, proposed), Ben, Now, 2));
    }

    [Fact]
    public void Fewer_curators_than_needed_change_at_once_but_not_over_an_objection()
    {
        var few = A.Consent(Now, 3, "Amina", "Ben");
        var at = Assert.IsType<PolicyOutcome.Recorded>(ConsentPolicy.Apply(Published(), Amend(Clearer) with { ContentVersion = 1 }, Amina, few)).Contribution;
        Assert.Equal(("Clearer", true), (at.Title, at.Amendment!.IsText));

        var proposed = Recorded(Published(), Amend(Clearer), Carys, needed: 3);
        var objected = Recorded(proposed, Vote(DecisionKind.Object, proposed), Ben, needed: 3);
        var over = Assert.IsType<PolicyOutcome.Recorded>(ConsentPolicy.Apply(objected, Amend(Clearer) with { CommandId = "d", ContentVersion = 1 }, Amina, few)).Contribution;
        Assert.Equal((Published().Title, "Ben"), (over.Title, over.Proposal!.Rewriting!.Objectors.Single().Name));
        var instead = Assert.IsType<PolicyOutcome.Recorded>(ConsentPolicy.Apply(proposed, Amend(Clearer with { Title = "Clearest" }) with { ContentVersion = 1 }, Amina, few)).Contribution;
        Assert.Equal(("Clearest", null), (instead.Title, instead.Proposal));
    }

    [Fact]
    public void A_principle_is_retired_as_its_words_are_changed()
    {
        var principle = Published() with { Kind = ContributionKind.Principle };
        var retire = new Decision("r", DecisionKind.Retire, 0, "Why") { FromDesk = true, RemoveEarlierWords = true };

        var retired = Recorded(principle, retire, Amina);
        Assert.Equal((true, true), (retired.Retired, retired.Amendment!.IsText));
        Assert.False(Recorded(retired, Restore, Ben).Retired);
        var proposed = Recorded(principle, retire, Amina, needed: 2);
        Assert.Equal((false, null, false), (proposed.Retired, proposed.Proposal!.Wording, proposed.Proposal.RemoveEarlierWords));
        var agreed = Recorded(proposed, Vote(DecisionKind.Approve, proposed), Ben, needed: 2);
        Assert.Equal((true, principle.Title), (agreed.Retired, agreed.Title));
    }

    [Fact]
    public void A_proposed_removal_removes_when_it_takes_effect()
    {
        var proposed = Recorded(Published(), Amend(Clearer) with { RemoveEarlierWords = true }, Amina, needed: 2);
        Assert.Null(proposed.WordsRemovedBefore);

        var changed = Recorded(proposed, Vote(DecisionKind.Approve, proposed), Ben, needed: 2);

        Assert.Equal(changed.ContentVersion, changed.WordsRemovedBefore);
    }

    [Theory]
    [InlineData(DecisionKind.Unpublish)]
    [InlineData(DecisionKind.Merge)]
    public void What_leaves_the_site_leaves_its_proposal_and_its_undo(DecisionKind kind)
    {
        var changed = Recorded(Recorded(Published(), Amend(Clearer), Amina), Amend(Clearer with { Title = "Clearest" }) with { CommandId = "d" }, Amina, needed: 2);
        Assert.NotNull(changed.Proposal);
        Assert.NotNull(changed.Amendment);

        var gone = Recorded(changed, new("g", kind, 0, "Why") { FromDesk = true, MergeInto = A.Id("other") }, Ben);

        Assert.Equal((null, null), (gone.Proposal, gone.Amendment));
    }

    private static Decision Restore { get; } = new("restore", DecisionKind.Restore, 0, "Why");

    private static Decision Amend(Wording wording) => new("c", DecisionKind.Amend, 0, "Why", Edit: new(wording, [])) { FromDesk = true };

    private static Decision Vote(DecisionKind kind, Contribution on) => new($"vote {kind}", kind, 0, "Why") { Proposal = on.Proposal!.Id };

    /// <summary>Long ago, so that the decision itself cannot be undone.</summary>
    private static Contribution Published() => A.Contribution(ContributionState.Approved) with { DecidedAt = A.Morning.AddDays(-9), FirstApprovedAt = A.Morning.AddDays(-9) };

    private static Contribution Recorded(Contribution contribution, Decision decision, Curator curator, DateTimeOffset? at = null, int needed = 1) =>
        Assert.IsType<PolicyOutcome.Recorded>(Apply(contribution, decision, curator, at ?? Now, needed)).Contribution;

    private static PolicyOutcome Apply(Contribution contribution, Decision decision, Curator curator, DateTimeOffset at, int needed = 1) =>
        ConsentPolicy.Apply(contribution, decision with { ContentVersion = contribution.ContentVersion }, curator, A.Consent(at, needed));
}
