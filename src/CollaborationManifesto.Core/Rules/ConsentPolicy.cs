using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Rules;

/// <summary>
/// Decides by sociocratic consent, as one pure function. Enough approvals without an objection publish a contribution. An objection blocks
/// it. A decline closes it, unless someone else has approved: then it counts as an objection. Each curator has one current vote, which counts
/// for the content version that it was given for (docs/adr/0005).
/// </summary>
public static class ConsentPolicy
{
    /// <summary>
    /// Curators' history entries after which their actions are refused, so that a row stays within its limit (1 MiB). Entries of the person
    /// who sent it have their own limit (<see cref="ContributorsChanges.MaxCorrections"/>), so that nobody can make something that curators
    /// cannot decide.
    /// </summary>
    public const int MaxHistory = 200;

    private static readonly ImmutableSortedDictionary<string, Vote> NoVotes = ImmutableSortedDictionary<string, Vote>.Empty;

    public static PolicyOutcome Apply(Contribution contribution, Decision decision, Curator curator, CurationSettings settings, DateTimeOffset now)
    {
        if (contribution.ContentVersion != decision.ContentVersion)
            return contribution.State == ContributionState.Pending ? new PolicyOutcome.ChangedSince() : new PolicyOutcome.AlreadyDecided();
        if (IsFull(contribution))
            return new PolicyOutcome.HistoryFull();
        var step = new Step(contribution, decision, curator, settings.ApprovalsNeeded, now);
        if (contribution.State == ContributionState.Pending)
            return DecidePending(step);
        var undoEnds = UndoEnds(contribution, settings);
        if (IsReversal(contribution, decision) && now < undoEnds)
            return Reopen(step);
        if (decision.FromDesk)
            return DecideFromDesk(step);
        return IsReversal(contribution, decision) && undoEnds is not null ? new PolicyOutcome.TooLate() : new PolicyOutcome.AlreadyDecided();
    }

    /// <summary>Curators can do nothing more with it.</summary>
    public static bool IsFull(Contribution contribution) => contribution.History.Count(entry => entry.CuratorId is not null) >= MaxHistory;

    private static PolicyOutcome DecidePending(Step step) => step.Decision.Kind switch
    {
        DecisionKind.TakeBack => TakeBack(step),
        DecisionKind.Edit when step.Decision.Edit!.Changes(step.Contribution) => Rewrite(step, step.Decision.Edit),
        DecisionKind.Categorise when step.Decision.Edit!.Changes(step.Contribution) => step.Saying(step.Decision.Edit).Record(HistoryAction.Categorised, NoVotes),
        // Neither is a vote, so neither decides, even if the number of approvals needed has changed since.
        DecisionKind.Categorise => step.Record(HistoryAction.Categorised, ContributionState.Pending),
        DecisionKind.Ask => step.Record(HistoryAction.Asked, ContributionState.Pending),
        DecisionKind.Merge => Merge(step),
        DecisionKind.Approve or DecisionKind.Edit or DecisionKind.Decline or DecisionKind.Object => CastVote(step),
        DecisionKind.Undo or DecisionKind.Amend or DecisionKind.Unpublish or DecisionKind.Reopen or DecisionKind.Retire => new PolicyOutcome.ChangedSince(),
    };

    /// <summary>Changes to decided contributions, which the desk allows at any time.</summary>
    private static PolicyOutcome DecideFromDesk(Step step) => step.Decision.Kind switch
    {
        DecisionKind.Amend when step.IsPublished => step.Saying(step.Decision.Edit!).Record(HistoryAction.Amended, ContributionState.Approved),
        DecisionKind.Retire when step.IsPublished && step.Contribution is { Kind: ContributionKind.Principle, Retired: false } =>
            (step with { Contribution = step.Contribution with { Retired = true, ContentVersion = step.Contribution.ContentVersion + 1 } }).Record(HistoryAction.Retired, ContributionState.Approved),
        DecisionKind.Merge when step.IsPublished => Merge(step),
        DecisionKind.Unpublish when step.IsPublished => step.WaitingAgain().Record(HistoryAction.Unpublished, NoVotes),
        DecisionKind.Reopen when step.Contribution.State is ContributionState.Declined or ContributionState.Merged => step.WaitingAgain().Record(HistoryAction.Reopened, NoVotes),
        DecisionKind.Amend or DecisionKind.Retire or DecisionKind.Merge or DecisionKind.Unpublish or DecisionKind.Reopen => new PolicyOutcome.AlreadyDecided(),
        DecisionKind.Approve or DecisionKind.Edit or DecisionKind.Decline or DecisionKind.Object or DecisionKind.TakeBack or DecisionKind.Undo
            or DecisionKind.Categorise or DecisionKind.Ask => new PolicyOutcome.AlreadyDecided(),
    };

    private static PolicyOutcome Merge(Step step) =>
        (step with { Contribution = step.Contribution with { MergedInto = step.Decision.MergeInto } }).Record(HistoryAction.Merged, ContributionState.Merged);

    private static bool IsReversal(Contribution contribution, Decision decision) =>
        decision.Kind == DecisionKind.Undo || (decision.Kind == DecisionKind.Object && contribution.State == ContributionState.Approved);

    /// <summary>Until when a decision can be taken back; null if nothing is decided.</summary>
    public static DateTimeOffset? UndoEnds(Contribution contribution, CurationSettings settings) =>
        contribution.State is ContributionState.Approved or ContributionState.Declined or ContributionState.Merged
            ? contribution.DecidedAt?.AddMinutes(settings.UndoMinutes)
            : null;

    private static PolicyOutcome CastVote(Step step)
    {
        var others = step.Contribution.Votes.Remove(step.Curator.Id).Values;
        var kind = step.Decision.Kind switch
        {
            DecisionKind.Decline when others.Any(vote => vote.Kind == VoteKind.Approve) => VoteKind.Object,
            DecisionKind.Decline => VoteKind.Decline,
            DecisionKind.Object => VoteKind.Object,
            DecisionKind.Approve or DecisionKind.Edit => VoteKind.Approve,
            _ => throw new UnreachableException($"{step.Decision.Kind} is no vote."),
        };
        return step.Record(ActionOf(kind), step.Contribution.Votes.SetItem(step.Curator.Id, step.Vote(kind)));
    }

    /// <summary>
    /// New words are a new version, approved only by the curator who wrote them. If they answer another curator's objection, not even that
    /// approval counts, so that no single curator can publish over an objection.
    /// </summary>
    private static PolicyOutcome Rewrite(Step step, Edit edit)
    {
        var answersObjection = step.Contribution.Votes.Remove(step.Curator.Id).Values.Any(vote => vote.Kind == VoteKind.Object);
        var votes = answersObjection ? NoVotes : NoVotes.Add(step.Curator.Id, step.Vote(VoteKind.Approve));
        return step.Saying(edit).Record(HistoryAction.Edited, votes);
    }

    /// <summary>Without the objection that blocked it, the contribution may now have consent.</summary>
    private static PolicyOutcome TakeBack(Step step) => step.Contribution.Votes.ContainsKey(step.Curator.Id)
        ? step.Record(HistoryAction.TakenBack, step.Contribution.Votes.Remove(step.Curator.Id))
        : new PolicyOutcome.NothingToTakeBack();

    /// <summary>An undo clears all votes. An objection keeps the votes of the others.</summary>
    private static PolicyOutcome Reopen(Step step) => step.Decision.Kind == DecisionKind.Undo
        ? step.WaitingAgain().Record(HistoryAction.Undone, NoVotes)
        : step.WaitingAgain().Record(HistoryAction.Objected, step.Contribution.Votes.SetItem(step.Curator.Id, step.Vote(VoteKind.Object)));

    private static HistoryAction ActionOf(VoteKind kind) => kind switch
    {
        VoteKind.Approve => HistoryAction.Approved,
        VoteKind.Decline => HistoryAction.Declined,
        VoteKind.Object => HistoryAction.Objected,
    };

    private sealed record Step(Contribution Contribution, Decision Decision, Curator Curator, int ApprovalsNeeded, DateTimeOffset Now)
    {
        public Vote Vote(VoteKind kind) => new(kind, Curator.Name, Decision.Reason, Now, Decision.ListedReason);

        public bool IsPublished => Contribution.State == ContributionState.Approved;

        /// <summary>With a new wording, which makes a new content version.</summary>
        public Step Saying(Edit edit) => this with
        {
            Contribution = Contribution.WithWording(edit.Wording, Editor.Curators, Now) with
            {
                Principles = edit.Principles,
                ContentVersion = Contribution.ContentVersion + 1,
            },
        };

        /// <summary>Clears what only decided contributions have.</summary>
        public Step WaitingAgain() => this with { Contribution = Contribution with { MergedInto = null, Retired = false } };

        /// <summary>Records an action after which the votes determine the state.</summary>
        public PolicyOutcome Record(HistoryAction action, ImmutableSortedDictionary<string, Vote> votes) =>
            new PolicyOutcome.Recorded((Contribution with { Votes = votes }).WithEntry(Entry(action), StateOf(votes.Values)));

        public PolicyOutcome Record(HistoryAction action, ContributionState state) =>
            new PolicyOutcome.Recorded(Contribution.WithEntry(Entry(action), state));

        private HistoryEntry Entry(HistoryAction action) =>
            new(Decision.CommandId, Now, action, Curator.Id, Curator.Name, Decision.Reason, Decision.ListedReason);

        private ContributionState StateOf(IEnumerable<Vote> votes) =>
            votes.Any(vote => vote.Kind == VoteKind.Decline) ? ContributionState.Declined
            : votes.All(vote => vote.Kind == VoteKind.Approve) && votes.Count() >= ApprovalsNeeded ? ContributionState.Approved
            : ContributionState.Pending;
    }
}

public abstract record PolicyOutcome
{
    public sealed record Recorded(Contribution Contribution) : PolicyOutcome;

    public sealed record AlreadyDecided : PolicyOutcome;

    /// <summary>The text or the state is not what the curator saw.</summary>
    public sealed record ChangedSince : PolicyOutcome;

    public sealed record NothingToTakeBack : PolicyOutcome;

    /// <summary>The time for undoing a decision is over.</summary>
    public sealed record TooLate : PolicyOutcome;

    public sealed record HistoryFull : PolicyOutcome;
}
