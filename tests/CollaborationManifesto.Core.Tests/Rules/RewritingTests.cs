using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Core.Tests.Rules;

/// <summary>The times and the people of a change over an objection, to the minute.</summary>
public sealed class RewritingTests
{
    private static readonly DateTimeOffset Now = A.Morning.AddDays(1);
    private static readonly Curator Amina = A.Curator("Amina");
    private static readonly Curator Ben = A.Curator("Ben");
    private static readonly Curator Carys = A.Curator("Carys");

    [Theory]
    [InlineData("words")]
    [InlineData("kind")]
    [InlineData("category")]
    [InlineData("principles")]
    [InlineData("merge")]
    [InlineData("correction")]
    public void Whatever_clears_an_objection_waits_for_the_objector(string change)
    {
        var objected = Objected();
        var wording = objected.Wording;
        var changed = change switch
        {
            "words" => Recorded(objected, new("c", DecisionKind.Edit, 0, Edit: new(wording with { Title = "Clearer" }, [])), Amina),
            "kind" => Recorded(objected, new("c", DecisionKind.Edit, 0, Edit: new(wording with { Kind = ContributionKind.Guidance }, [])), Amina),
            "category" => Recorded(objected, new("c", DecisionKind.Categorise, 0, Edit: new(wording with { Category = "tools" }, [])), Amina),
            "principles" => Recorded(objected, new("c", DecisionKind.Edit, 0, Edit: new(wording, [A.Id("p")])), Amina),
            "merge" => Recorded(objected, new("c", DecisionKind.Merge, 0) { MergeInto = A.Id("other"), FromDesk = true }, Amina),
            _ => objected.CorrectedBy(new("c", Now, HistoryAction.Corrected), wording with { Title = "Clearer" }),
        };

        var author = change == "correction" ? null : Amina;
        Assert.Equal((ContributionState.Pending, 2), (changed.State, changed.ContentVersion));
        Assert.Equal(new Rewriting(Now, author?.Id, author?.Name, [new(Ben.Id, "Ben")]) { MergeInto = change == "merge" ? A.Id("other") : null }, changed.Rewriting);
        Assert.Equal(ContributionState.Pending, Recorded(changed, new("a", DecisionKind.Approve, 0), Carys).State);
        var released = Recorded(changed, new("b", DecisionKind.Approve, 0), Ben);
        Assert.Equal(change == "merge" ? (ContributionState.Merged, A.Id("other")) : (ContributionState.Approved, (ContributionId?)null), (released.State, released.MergedInto));
    }

    [Theory]
    [InlineData(5, -1, ContributionState.Pending)]
    [InlineData(5, 0, ContributionState.Approved)]
    public void Another_approval_counts_when_the_days_are_over(int days, int minutes, ContributionState state)
    {
        var approved = Recorded(Rewritten(), new("a", DecisionKind.Approve, 0), Carys);

        var settled = ConsentPolicy.Settle(approved, "time", A.Consent(Now.AddDays(days).AddMinutes(minutes)));
        var late = Recorded(Rewritten(), new("a", DecisionKind.Approve, 0), Carys, Now.AddDays(days).AddMinutes(minutes));

        Assert.Equal(state, settled?.State ?? approved.State);
        Assert.Equal(state, late.State);
        if (settled is not null)
            Assert.Equal(new("time", Now.AddDays(days).AddMinutes(minutes), HistoryAction.Released), settled.History[^1]);
    }

    [Theory]
    [InlineData(10, -1, ContributionState.Pending)]
    [InlineData(10, 0, ContributionState.Approved)]
    public void The_authors_own_approval_counts_after_twice_the_days_and_the_record_names_them(int days, int minutes, ContributionState state)
    {
        var at = Now.AddDays(days).AddMinutes(minutes);

        var settled = ConsentPolicy.Settle(Rewritten(), "time", A.Consent(at));
        var again = Recorded(Rewritten(), new("a", DecisionKind.Approve, 0), Amina, at);

        Assert.Equal((state, state), (settled?.State ?? ContributionState.Pending, again.State));
        if (settled is not null)
            Assert.Equal(new("time", at, HistoryAction.ApprovedAlone, Amina.Id, "Amina"), settled.History[^1]);
        Assert.Equal(settled is null ? HistoryAction.Approved : HistoryAction.ApprovedAlone, again.History[^1].Action);
    }

    [Fact]
    public void A_second_change_starts_the_time_again_and_forgets_nobody()
    {
        var second = Recorded(Rewritten(), new("d", DecisionKind.Edit, 0, Edit: new(Rewritten().Wording with { Title = "Clearest" }, [])), Carys, Now.AddDays(4));

        Assert.Equal(new Rewriting(Now.AddDays(4), Carys.Id, "Carys", [new(Ben.Id, "Ben")]), second.Rewriting);
        Assert.Null(ConsentPolicy.Settle(second, "time", A.Consent(Now.AddDays(8))));
    }

    [Fact]
    public void An_objectors_own_change_waits_for_nobody() =>
        Assert.Equal(
            (ContributionState.Approved, null),
            Recorded(Objected(), new("c", DecisionKind.Edit, 0, Edit: new(Objected().Wording with { Title = "Clearer" }, [])), Ben) is var changed ? (changed.State, changed.Rewriting) : default);

    [Fact]
    public void A_new_objection_to_the_changed_text_holds_however_long_it_takes()
    {
        var again = Recorded(Rewritten(), new("o", DecisionKind.Object, 0, "Still"), Ben);

        Assert.Empty(again.Rewriting!.Objectors);
        Assert.Null(ConsentPolicy.Settle(again, "time", A.Consent(Now.AddYears(1))));
    }

    [Theory]
    [InlineData("undo")]
    [InlineData("reopen")]
    public void Neither_undoing_nor_reopening_a_decline_clears_an_objection(string how)
    {
        var declined = Recorded(Objected(), new("d", DecisionKind.Decline, 0, "No"), Carys);
        var decision = new Decision("u", how == "undo" ? DecisionKind.Undo : DecisionKind.Reopen, 0, "Why") { FromDesk = true };

        var waiting = Recorded(declined, decision, Amina, how == "undo" ? Now : Now.AddDays(1));

        Assert.Equal((ContributionState.Pending, "Ben"), (waiting.State, string.Concat(waiting.Rewriting!.Objectors.Where(one => one.CuratorId == Ben.Id).Select(one => one.Name))));
        Assert.Equal(ContributionState.Pending, Recorded(waiting, new("a", DecisionKind.Approve, 0), Amina, Now.AddDays(1)).State);
    }

    [Fact]
    public void Nobody_is_waited_for_who_is_no_longer_a_curator()
    {
        var context = A.Consent(Now, 1, "Amina", "Carys");

        Assert.Empty(context.Awaited(Rewritten().Rewriting));
        Assert.Equal(ContributionState.Approved, ConsentPolicy.Settle(Rewritten(), "time", context)!.State);
        Assert.Equal(ContributionState.Approved, ConsentPolicy.Settle(Recorded(Objected(), new("a", DecisionKind.Approve, 0), Amina), "time", context)!.State);
        Assert.Null(ConsentPolicy.Settle(Recorded(Objected(), new("a", DecisionKind.Approve, 0), Amina), "time", A.Consent(Now)));
    }

    [Fact]
    public void An_approval_of_someone_who_left_does_not_count()
    {
        var approved = Recorded(A.Contribution(), new("a", DecisionKind.Approve, 0), Carys, needed: 2);

        var context = A.Consent(Now, 2, "Amina", "Ben", "Dora");
        var outcome = Assert.IsType<PolicyOutcome.Recorded>(ConsentPolicy.Apply(approved, new("b", DecisionKind.Approve, approved.ContentVersion), Amina, context));

        Assert.Equal(ContributionState.Pending, outcome.Contribution.State);
        Assert.Equal(VoteKind.Decline, Assert.IsType<PolicyOutcome.Recorded>(ConsentPolicy.Apply(
            approved, new("d", DecisionKind.Decline, approved.ContentVersion), Amina, context)).Contribution.Votes[Amina.Id].Kind);
    }

    [Fact]
    public void Each_of_several_objectors_speaks_for_themselves()
    {
        var both = Recorded(Recorded(A.Contribution(), new("o", DecisionKind.Object, 0, "Why"), Ben), new("p", DecisionKind.Object, 0, "Why"), Carys);
        var changed = Recorded(both, new("c", DecisionKind.Edit, 0, Edit: new(both.Wording with { Title = "Clearer" }, [])), Amina);

        var one = Recorded(changed, new("t", DecisionKind.TakeBack, 0), Ben);
        Assert.Equal((ContributionState.Pending, "Carys"), (one.State, one.Rewriting!.Objectors.Single().Name));
        Assert.IsType<PolicyOutcome.NothingToTakeBack>(Apply(one, new("u", DecisionKind.TakeBack, 0), Ben, Now));
        Assert.Equal(ContributionState.Approved, Recorded(one, new("v", DecisionKind.TakeBack, 0), Carys).State);
    }

    [Fact]
    public void An_undone_approval_brings_the_question_back_as_it_was_and_taking_down_does_not()
    {
        var published = Recorded(Rewritten(), new("a", DecisionKind.Approve, 0), Carys, Now.AddDays(5));

        var undone = Recorded(published, new("u", DecisionKind.Undo, 0, "Why"), Amina, Now.AddDays(5));
        var down = Recorded(published, new("d", DecisionKind.Unpublish, 0, "Why") { FromDesk = true }, Amina, Now.AddDays(5));

        Assert.Equal(Rewritten().Rewriting, undone.Rewriting);
        Assert.Equal(ContributionState.Pending, Recorded(undone, new("b", DecisionKind.Approve, 0), Amina, Now.AddDays(6)).State);
        Assert.Null(down.Rewriting);
    }

    [Fact]
    public void Two_are_equal_when_all_of_them_is()
    {
        var one = Rewritten().Rewriting!;

        Assert.Equal(one, one with { Objectors = [.. one.Objectors] });
        Assert.NotEqual(one, one with { Objectors = [] });
        Assert.NotEqual(one, one with { MergeInto = A.Id("other") });
        Assert.False(one.Equals(null));
    }

    [Fact]
    public void Time_decides_nothing_where_nobody_objected()
    {
        var approved = Recorded(A.Contribution(), new("a", DecisionKind.Approve, 0), Carys, needed: 2);

        Assert.Null(ConsentPolicy.Settle(approved, "time", A.Consent(Now.AddDays(30))));
        Assert.Null(ConsentPolicy.Settle(A.Contribution(ContributionState.Approved), "time", A.Consent(Now.AddDays(30))));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Only_what_was_taken_down_can_be_asked_to_be_put_back(bool wasPublished, bool recorded)
    {
        var objected = Objected();
        if (wasPublished)
            objected = objected with { History = objected.History.Add(new("t", A.Morning, HistoryAction.Unpublished, Ben.Id, "Ben", "Why")) };

        var outcome = Apply(objected, new("p", DecisionKind.PutBack, 0, "Why"), Amina, Now);

        Assert.Equal(recorded, outcome is PolicyOutcome.Recorded);
        Assert.IsType<PolicyOutcome.ChangedSince>(Apply(objected, new("p", DecisionKind.PutBack, 0, "Why"), Ben, Now));
    }

    [Fact]
    public void What_is_stored_of_it_comes_back()
    {
        var published = A.Contribution(ContributionState.Approved) with
        {
            Rewriting = new(Now, Amina.Id, "Amina", [new(Ben.Id, "Ben")]) { MergeInto = A.Id("other") },
            Proposal = new("id", 7, Now, Amina.Id, "Amina", "Why", A.Contribution().Wording, true) { Rewriting = new(Now, null, null, []) },
            Amendment = new(Now, 3, Ben.Id, "Ben", true, new(A.Contribution().Wording, [A.Id("p")], true, new(A.Contribution().Wording, Editor.Curators))),
        };

        var read = Storage.StoredContribution.Again(published);

        Assert.Equal((published.Rewriting, published.Amendment), (read.Rewriting, read.Amendment));
        Assert.Equal(published.Proposal with { Votes = read.Proposal!.Votes }, read.Proposal);
        Assert.Null(Storage.StoredContribution.Again(A.Contribution()).Rewriting);
    }

    private static Contribution Objected() => Recorded(A.Contribution(), new("o", DecisionKind.Object, 0, "Why"), Ben);

    private static Contribution Rewritten() => Recorded(Objected(), new("c", DecisionKind.Edit, 0, Edit: new(A.Contribution().Wording with { Title = "Clearer" }, [])), Amina);

    private static Contribution Recorded(Contribution contribution, Decision decision, Curator curator, DateTimeOffset? at = null, int needed = 1) =>
        Assert.IsType<PolicyOutcome.Recorded>(Apply(contribution, decision, curator, at ?? Now, needed)).Contribution;

    private static PolicyOutcome Apply(Contribution contribution, Decision decision, Curator curator, DateTimeOffset at, int needed = 1) =>
        ConsentPolicy.Apply(contribution, decision with { ContentVersion = contribution.ContentVersion }, curator, A.Consent(at, needed));
}
