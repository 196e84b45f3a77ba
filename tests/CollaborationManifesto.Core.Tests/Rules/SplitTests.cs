using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Core.Tests.Rules;

/// <summary>Two contributions from one that holds two ideas, and one again.</summary>
public sealed class SplitTests
{
    private static readonly DateTimeOffset Now = A.Morning.AddDays(1);
    private static readonly Curator Amina = A.Curator("Amina");
    private static readonly Curator Ben = A.Curator("Ben");
    private static readonly Curator Carys = A.Curator("Carys");
    private static readonly Wording First = new(ContributionKind.Barrier, "tools", "Nobody writes it down", "");
    private static readonly Wording Second = new(ContributionKind.Guidance, "culture", "Tell the next one why", "In one sentence.");

    [Fact]
    public void Both_parts_wait_with_no_votes_and_the_first_names_the_second()
    {
        var (first, second) = Split(Vote(Waiting(), DecisionKind.Approve, Carys, needed: 2));

        Assert.Equal((First, ContributionState.Pending, 2, HistoryAction.Split), (first.Wording, first.State, first.ContentVersion, first.History[^1].Action));
        Assert.Equal((Second, ContributionState.Pending, 1, 1), (second.Wording, second.State, second.ContentVersion, second.Revision));
        Assert.Empty(first.Votes);
        Assert.Empty(second.Votes);
        Assert.Equal([second.Id], first.Parts);
        Assert.Equal((first.Id, first.Id), (second.SplitFrom, second.Whole));
        Assert.Equal((null, null), (first.SplitFrom, first.Whole));
        Assert.Equal((Waiting().Wording, true), (second.Earlier!.Wording, second.EditedByCurators));
    }

    [Fact]
    public void The_second_part_has_what_is_known_of_the_sender_and_nothing_of_what_was_decided()
    {
        var sent = Waiting() with
        {
            Contributor = new("Sam", "Northmoor", EmailAddress.TryParse("sam@example.org"), Attribution.Named) { EmailConfirmed = true },
            Source = new("Board", "x", A.Morning),
            Barrier = "7K3M-9QXP",
            Flags = new(2),
            FirstApprovedAt = A.Morning,
            FirstSlug = "why",
            Position = 3,
            BodyHash = "abc",
        };

        var second = Split(sent).Second;

        Assert.Equal((sent.Contributor, sent.Source, sent.Barrier, sent.Flags, sent.SubmittedAt), (second.Contributor, second.Source, second.Barrier, second.Flags, second.SubmittedAt));
        Assert.Equal((null, null, null, ""), (second.FirstApprovedAt, second.FirstSlug, second.Position, second.BodyHash));
    }

    [Fact]
    public void A_part_that_is_a_principle_belongs_to_none_and_another_keeps_its_principles()
    {
        var sent = Waiting() with { Kind = ContributionKind.Guidance, Principles = [A.Id("p")] };

        Assert.Equal([A.Id("p")], Split(sent).Second.Principles);
        Assert.Empty(sent.SplitOff(Entry(sent), Second with { Kind = ContributionKind.Principle }).Principles);
    }

    [Fact]
    public void The_same_command_and_words_make_the_same_part_and_other_words_another()
    {
        var sent = Waiting();

        Assert.Equal(sent.SplitOff(Entry(sent), Second).Id, sent.SplitOff(Entry(sent) with { At = Now.AddHours(1) }, Second).Id);
        Assert.NotEqual(sent.SplitOff(Entry(sent), Second).Id, sent.SplitOff(Entry(sent), Second with { Text = "Other." }).Id);
        Assert.NotEqual(sent.SplitOff(Entry(sent), Second).Id, sent.SplitOff(Entry(sent) with { CommandId = "other" }, Second).Id);
    }

    [Fact]
    public void Who_objected_to_the_whole_has_time_to_answer_on_both_parts()
    {
        var (first, second) = Split(Vote(Waiting(), DecisionKind.Object, Carys));

        foreach (var part in new[] { first, second })
        {
            Assert.Equal([new Objector(Carys.Id, "Carys")], part.Rewriting!.Objectors);
            Assert.Equal(ContributionState.Pending, Vote(part, DecisionKind.Approve, Ben).State);
            Assert.Equal(ContributionState.Approved, Vote(Vote(part, DecisionKind.Approve, Ben), DecisionKind.Approve, Carys).State);
        }
    }

    [Fact]
    public void An_objection_or_an_erasure_between_the_two_writes_stops_the_split()
    {
        var sent = Waiting() with { Contributor = new("Sam", null, null, Attribution.Named) };
        var decision = Decide(sent);

        Assert.IsType<PolicyOutcome.ChangedSince>(Apply(Vote(sent, DecisionKind.Object, Carys), decision, Amina));
        Assert.IsType<PolicyOutcome.ChangedSince>(Apply(sent.ErasedBy(new("e", Now, HistoryAction.PersonalDataErased), text => text), decision, Amina));
        Assert.IsType<PolicyOutcome.Recorded>(Apply(Vote(sent, DecisionKind.Approve, Carys, needed: 2), decision, Amina));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_is_published_stays_until_its_new_words_are_approved(int needed)
    {
        var (first, second) = Split(Published(), needed);

        Assert.Equal((Published().Wording, ContributionState.Approved, 1), (first.Wording, first.State, first.ContentVersion));
        Assert.Equal((First, second.Id), (first.Proposal!.Wording, first.Proposal.Part));
        Assert.Empty(first.Proposal.Votes);
        Assert.Equal((ContributionState.Pending, null), (second.State, second.Rewriting));
        var agreed = first;
        foreach (var curator in new[] { Ben, Carys }.Take(needed))
            agreed = VoteOnChange(agreed, DecisionKind.Approve, curator, needed);
        Assert.Equal((First, null, HistoryAction.ProposalPublished), (agreed.Wording, agreed.Proposal, agreed.History[^1].Action));
        Assert.Equal([second.Id], agreed.Parts);
    }

    [Fact]
    public void Only_what_waits_or_is_published_can_be_split()
    {
        foreach (var closed in new[] { ContributionState.Declined, ContributionState.Merged, ContributionState.Withdrawn })
            Assert.IsType<PolicyOutcome.AlreadyDecided>(Try(A.Contribution(closed)));
        Assert.IsType<PolicyOutcome.AlreadyDecided>(Try(Published() with { Kind = ContributionKind.Principle, Retired = true }));
        Assert.IsType<PolicyOutcome.ProposalWaits>(Try(Split(Published()).First, "again"));
        Assert.IsType<PolicyOutcome.AlreadyDecided>(Apply(Published(), Decide(Published()) with { FromDesk = false }, Amina));
        Assert.IsType<PolicyOutcome.HistoryFull>(Try(Waiting() with { History = [.. Enumerable.Repeat(new HistoryEntry("c", A.Morning, HistoryAction.Asked, Ben.Id), ConsentPolicy.MaxHistory)] }));
    }

    [Fact]
    public void A_part_can_be_split_again_and_all_of_it_is_of_one_whole()
    {
        var (first, second) = Split(Waiting());
        var (again, third) = Split(second, command: "again");
        var (firstAgain, fourth) = Split(first with { Title = "Other" }, command: "more");

        Assert.Equal((again.Id, first.Id), (third.SplitFrom, third.Whole));
        Assert.Equal([second.Id, fourth.Id], firstAgain.Parts);
        Assert.Equal(fourth.Id, firstAgain.LastSplit!.Part);
    }

    [Fact]
    public void An_undo_puts_the_words_back_with_no_votes_and_names_the_part_no_more()
    {
        var sent = Waiting() with { Earlier = new(Second, Editor.Contributor), Principles = [A.Id("p")] };
        var (first, second) = Split(sent);

        var undone = Undo(Vote(first, DecisionKind.Approve, Ben, needed: 2), second);

        Assert.Equal((sent.Wording, sent.Earlier, 3, HistoryAction.SplitUndone), (undone.Wording, undone.Earlier, undone.ContentVersion, undone.History[^1].Action));
        Assert.Equal([A.Id("p")], undone.Principles);
        Assert.Empty(undone.Votes);
        Assert.Empty(undone.Parts);
        Assert.Equal((null, null), (undone.LastSplit, undone.BeforeSplit));
    }

    [Fact]
    public void An_undo_of_something_published_drops_its_proposed_words()
    {
        var (first, second) = Split(Published());

        var undone = Undo(VoteOnChange(first, DecisionKind.Object, Carys, 1), second);

        Assert.Equal((Published().Wording, null, ContributionState.Approved), (undone.Wording, undone.Proposal, undone.State));
        Assert.Empty(undone.Parts);
    }

    [Fact]
    public void An_objection_to_either_part_is_one_to_the_whole()
    {
        var (first, second) = Split(Vote(Waiting(), DecisionKind.Object, Carys));

        var undone = Undo(Vote(first, DecisionKind.Approve, Carys, needed: 2), Vote(second, DecisionKind.Object, Ben));

        Assert.Equal(["Ben", "Carys"], undone.Rewriting!.Objectors.Select(objector => objector.Name).Order());
        Assert.Equal(ContributionState.Pending, Vote(undone, DecisionKind.Approve, Amina).State);
    }

    [Fact]
    public void A_part_that_was_decided_or_changed_cannot_be_undone()
    {
        var (first, second) = Split(Waiting());
        var edit = new Decision("e", DecisionKind.Categorise, 0, Edit: new(Second with { Category = "tools" }, []));
        var correction = new HistoryEntry("k", Now, HistoryAction.Corrected);
        Contribution[] firsts = [Vote(first, DecisionKind.Approve, Ben), Vote(first, DecisionKind.Decline, Ben), first.CorrectedBy(correction, Second), first.WithdrawnBy(correction), Recorded(first, edit, Ben)];
        Contribution[] seconds = [Vote(second, DecisionKind.Approve, Ben), Vote(second, DecisionKind.Decline, Ben), second.CorrectedBy(correction, First), second.WithdrawnBy(correction), Recorded(second, edit, Ben), Split(second, command: "again").First];

        Assert.All(firsts, changed => Assert.IsType<PolicyOutcome.SplitDecided>(TryUndo(changed, second)));
        Assert.All(seconds, changed => Assert.IsType<PolicyOutcome.SplitDecided>(TryUndo(first, changed)));
        Assert.IsType<PolicyOutcome.SplitDecided>(TryUndo(Split(Published()).First with { Proposal = null }, Split(Published()).Second));
        Assert.IsType<PolicyOutcome.SplitDecided>(TryUndo(Undo(first, second), second));
    }

    [Fact]
    public void A_decided_part_forgets_the_words_that_an_undo_would_put_back()
    {
        var first = Split(Waiting()).First;

        Assert.NotNull(first.BeforeSplit);
        Assert.Null(Vote(first, DecisionKind.Approve, Ben).BeforeSplit);
        Assert.Null(first.CorrectedBy(new("k", Now, HistoryAction.Corrected), Second).BeforeSplit);
    }

    [Fact]
    public void Each_curator_is_asked_about_both_parts()
    {
        var (first, second) = Split(Waiting());

        Assert.Equal([$"{first.Id}-2", $"{second.Id}-1"], CuratorNotice.About(first).Concat(CuratorNotice.About(second)).Select(notice => notice.Key));
        Assert.All(CuratorNotice.About(first).Concat(CuratorNotice.About(second)), notice => Assert.Empty(notice.NotTo));
    }

    private static Contribution Waiting() => A.Contribution();

    private static Contribution Published() => A.Contribution(ContributionState.Approved) with { DecidedAt = A.Morning.AddDays(-9), FirstApprovedAt = A.Morning.AddDays(-9) };

    private static HistoryEntry Entry(Contribution contribution, string command = "split") =>
        new(command, Now, HistoryAction.SplitOff, Amina.Id, "Amina", "Two ideas") { Part = contribution.Id };

    private static Decision Decide(Contribution contribution, string command = "split") =>
        new(command, DecisionKind.Split, 0, "Two ideas", Edit: new(First, contribution.Principles)) { FromDesk = true, Part = contribution.SplitOff(Entry(contribution, command), Second) };

    private static (Contribution First, Contribution Second) Split(Contribution contribution, int needed = 1, string command = "split")
    {
        var decision = Decide(contribution, command);
        return (Recorded(contribution, decision, Amina, needed), decision.Part!);
    }

    private static PolicyOutcome Try(Contribution contribution, string command = "split") => Apply(contribution, Decide(contribution, command), Amina);

    private static PolicyOutcome TryUndo(Contribution first, Contribution second) => Apply(first, new("undo", DecisionKind.UndoSplit, 0) { Part = second }, Amina);

    private static Contribution Undo(Contribution first, Contribution second) => Assert.IsType<PolicyOutcome.Recorded>(TryUndo(first, second)).Contribution;

    private static Contribution Vote(Contribution contribution, DecisionKind kind, Curator curator, int needed = 1) => Recorded(contribution, new($"{kind} {curator.Id}", kind, 0, "Why"), curator, needed);

    private static Contribution VoteOnChange(Contribution contribution, DecisionKind kind, Curator curator, int needed) =>
        Recorded(contribution, new($"{kind} {curator.Id}", kind, 0, "Why") { Proposal = contribution.Proposal!.Id }, curator, needed);

    private static Contribution Recorded(Contribution contribution, Decision decision, Curator curator, int needed = 1) =>
        Assert.IsType<PolicyOutcome.Recorded>(Apply(contribution, decision, curator, needed)).Contribution;

    private static PolicyOutcome Apply(Contribution contribution, Decision decision, Curator curator, int needed = 1) =>
        ConsentPolicy.Apply(contribution, decision with { ContentVersion = contribution.ContentVersion }, curator, A.Consent(Now, needed));
}
