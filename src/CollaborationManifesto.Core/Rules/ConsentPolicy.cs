using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Rules;

/// <summary>
/// Decides by sociocratic consent, as one pure function. Enough approvals without an objection publish a contribution. An objection blocks
/// it. A decline closes it, unless someone else has approved: then it counts as an objection. Each curator has one current vote, which counts
/// for the content version that it was given for. Whatever clears someone else's objection gives them time to answer (docs/adr/0005).
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

    public static PolicyOutcome Apply(Contribution contribution, Decision decision, Curator curator, ConsentContext context)
    {
        if (contribution.ContentVersion != decision.ContentVersion)
            return contribution.State == ContributionState.Pending ? new PolicyOutcome.ChangedSince() : new PolicyOutcome.AlreadyDecided();
        if (IsFull(contribution))
            return new PolicyOutcome.HistoryFull();
        var step = new Step(contribution, decision, curator, context);
        if (decision.Proposal is not null)
            return DecideProposal(step);
        if (contribution.State == ContributionState.Pending)
            return DecidePending(step);
        if (decision.Kind == DecisionKind.Restore)
            return UndoAmendment(step);
        if (decision.Kind == DecisionKind.UndoSplit)
            return UndoSplit(step);
        var undoEnds = UndoEnds(contribution, context.Settings);
        if (IsReversal(contribution, decision) && context.Now < undoEnds)
            return Reopen(step);
        if (decision.FromDesk)
            return DecideFromDesk(step);
        return IsReversal(contribution, decision) && undoEnds is not null ? new PolicyOutcome.TooLate() : new PolicyOutcome.AlreadyDecided();
    }

    /// <summary>What time alone has decided: an objection's time is over, or its objector is no longer a curator. Null if nothing.</summary>
    public static Contribution? Settle(Contribution contribution, string commandId, ConsentContext context)
    {
        var (rewriting, votes) = contribution.Proposal is { } open ? (open.Rewriting, open.Votes) : (contribution.Rewriting, contribution.Votes);
        var waited = rewriting is not null || votes.Any(vote => vote.Value.Kind == VoteKind.Object);
        if (!waited)
            return null;
        var verdict = contribution.State == ContributionState.Pending ? context.Judge(contribution)
            : contribution.Proposal is { } proposal ? context.Judge(proposal)
            : Verdict.Open;
        if (verdict is not (Verdict.Approved or Verdict.ApprovedAlone))
            return null;
        var entry = verdict == Verdict.ApprovedAlone
            ? new HistoryEntry(commandId, context.Now, HistoryAction.ApprovedAlone, rewriting!.CuratorId, rewriting.CuratorName)
            : new HistoryEntry(commandId, context.Now, HistoryAction.Released);
        return contribution.State == ContributionState.Pending ? Consented(contribution, entry) : Published(contribution, entry);
    }

    /// <summary>Curators can do nothing more with it.</summary>
    public static bool IsFull(Contribution contribution) => contribution.History.Count(entry => entry.CuratorId is not null) >= MaxHistory;

    private static PolicyOutcome DecidePending(Step step) => step.Decision.Kind switch
    {
        DecisionKind.TakeBack => TakeBack(step),
        DecisionKind.Edit when step.Decision.Edit!.Changes(step.Contribution) => Rewrite(step.SayingAsDecided(step.Decision.Edit), HistoryAction.Edited, step.OwnApproval),
        DecisionKind.Categorise when step.Decision.Edit!.Changes(step.Contribution) => Rewrite(step.Saying(step.Decision.Edit), HistoryAction.Categorised, NoVotes),
        // Neither is a vote, so neither decides, even if the number of approvals needed has changed since.
        DecisionKind.Categorise => step.Record(HistoryAction.Categorised, ContributionState.Pending),
        DecisionKind.Ask => step.Record(HistoryAction.Asked, ContributionState.Pending),
        DecisionKind.Merge when step.ClearsObjection => ProposeMerge(step),
        DecisionKind.Merge => Merge(step),
        DecisionKind.Split => Split(step),
        DecisionKind.UndoSplit => UndoSplit(step),
        DecisionKind.PutBack when step.ClearsObjection && step.Contribution.WasTakenDown =>
            Rewrite(step.WithNextVersion(), HistoryAction.PutBackAsked, step.OwnApproval),
        DecisionKind.Approve or DecisionKind.Edit or DecisionKind.Decline or DecisionKind.Object => CastVote(step),
        DecisionKind.Undo or DecisionKind.Amend or DecisionKind.Unpublish or DecisionKind.Reopen or DecisionKind.Retire or DecisionKind.PutBack or DecisionKind.Restore =>
            new PolicyOutcome.ChangedSince(),
    };

    /// <summary>Changes to decided contributions, which the desk allows at any time.</summary>
    private static PolicyOutcome DecideFromDesk(Step step) => step.Decision.Kind switch
    {
        DecisionKind.Amend when step.IsPublished => Amend(step, step.Decision.Edit!),
        DecisionKind.Split when step.IsPublished => ProposeSplit(step),
        DecisionKind.Retire when step.IsPublished && step.Contribution is { Kind: ContributionKind.Principle, Retired: false } => Retire(step),
        DecisionKind.Merge when step.IsPublished => Merge(step),
        DecisionKind.Unpublish when step.IsPublished => TakeDown(step),
        DecisionKind.Reopen when step.Contribution.State is ContributionState.Declined or ContributionState.Merged => step.WaitingAgain().Record(HistoryAction.Reopened, NoVotes),
        DecisionKind.Amend or DecisionKind.Split or DecisionKind.Retire or DecisionKind.Merge or DecisionKind.Unpublish or DecisionKind.Reopen => new PolicyOutcome.AlreadyDecided(),
        DecisionKind.Approve or DecisionKind.Edit or DecisionKind.Decline or DecisionKind.Object or DecisionKind.TakeBack or DecisionKind.Undo
            or DecisionKind.Categorise or DecisionKind.Ask or DecisionKind.PutBack or DecisionKind.Restore or DecisionKind.UndoSplit => new PolicyOutcome.AlreadyDecided(),
    };

    private static PolicyOutcome Merge(Step step) =>
        (step with { Contribution = step.Contribution with { MergedInto = step.Decision.MergeInto } }).Record(HistoryAction.Merged, ContributionState.Merged);

    private static PolicyOutcome ProposeMerge(Step step)
    {
        var asked = step.WithNextVersion().Rewritten();
        return (asked with { Contribution = asked.Contribution with { Rewriting = asked.Contribution.Rewriting! with { MergeInto = step.Decision.MergeInto } } })
            .Record(HistoryAction.MergeProposed, step.OwnApproval);
    }

    private static bool IsReversal(Contribution contribution, Decision decision) =>
        decision.Kind == DecisionKind.Undo || (decision.Kind == DecisionKind.Object && contribution.State == ContributionState.Approved);

    /// <summary>Until when a decision can be taken back; null if nothing is decided.</summary>
    public static DateTimeOffset? UndoEnds(Contribution contribution, CurationSettings settings) =>
        contribution.State is ContributionState.Approved or ContributionState.Declined or ContributionState.Merged
            ? contribution.DecidedAt?.AddMinutes(settings.UndoMinutes)
            : null;

    /// <summary>From now on the vote says what an objector says.</summary>
    private static PolicyOutcome CastVote(Step step)
    {
        var kind = KindOfVote(step, step.Contribution.Votes);
        return step.WithoutAwaiting(step.Curator.Id).Record(ActionOf(kind), step.Contribution.Votes.SetItem(step.Curator.Id, step.Vote(kind)));
    }

    private static VoteKind KindOfVote(Step step, ImmutableSortedDictionary<string, Vote> votes) => step.Decision.Kind switch
    {
        DecisionKind.Decline when votes.Any(vote => vote.Key != step.Curator.Id && step.Counts(vote.Key) && vote.Value.Kind == VoteKind.Approve) => VoteKind.Object,
        DecisionKind.Decline => VoteKind.Decline,
        DecisionKind.Object => VoteKind.Object,
        DecisionKind.Approve or DecisionKind.Edit => VoteKind.Approve,
        _ => throw new UnreachableException($"{step.Decision.Kind} is no vote."),
    };

    /// <summary>
    /// A change makes a new version, and votes on the old one no longer count. If it clears someone else's objection, the objector has time to
    /// answer, so that no single curator can publish over an objection.
    /// </summary>
    private static PolicyOutcome Rewrite(Step changed, HistoryAction action, ImmutableSortedDictionary<string, Vote> votes) => changed.Rewritten().Record(action, votes);

    /// <summary>Without the objection that blocked it, the contribution may now have consent.</summary>
    private static PolicyOutcome TakeBack(Step step) => step.Contribution.Votes.ContainsKey(step.Curator.Id) || step.Contribution.Rewriting?.Asks(step.Curator.Id) == true
        ? step.WithoutAwaiting(step.Curator.Id).Record(HistoryAction.TakenBack, step.Contribution.Votes.Remove(step.Curator.Id))
        : new PolicyOutcome.NothingToTakeBack();

    /// <summary>An undo clears all votes. An objection keeps the votes of the others.</summary>
    private static PolicyOutcome Reopen(Step step) => step.Decision.Kind == DecisionKind.Undo
        ? step.WaitingAgain().Record(HistoryAction.Undone, NoVotes)
        : (step with { Contribution = step.Contribution with { Retired = false } })
            .Record(HistoryAction.Objected, step.Contribution.Votes.SetItem(step.Curator.Id, step.Vote(VoteKind.Object)));

    /// <summary>At once, because it may be libel or personal data. It counts as an objection to publishing it again.</summary>
    private static PolicyOutcome TakeDown(Step step) =>
        step.WaitingAgain().Record(HistoryAction.Unpublished, NoVotes.Add(step.Curator.Id, step.Vote(VoteKind.Object)));

    private static PolicyOutcome Amend(Step step, Edit edit)
    {
        if (!edit.Changes(step.Contribution))
            return new PolicyOutcome.NothingChanged();
        if (!edit.ChangesText(step.Contribution) || !step.MustPropose)
            return step.Amended(edit).Record(step.Decision.RemoveEarlierWords && edit.ChangesText(step.Contribution) ? HistoryAction.AmendedForGood : HistoryAction.Amended);
        // Categories and principles are not text, so they need not wait.
        var now = new Edit(
            step.Contribution.Wording with { Category = edit.Wording.Category },
            // What becomes a principle leaves its principles only when it does.
            edit.Wording.Kind == ContributionKind.Principle ? step.Contribution.Principles : edit.Principles);
        var placed = now.Changes(step.Contribution) ? step.Amended(now) : step;
        return Propose(placed, edit.Wording, HistoryAction.Proposed, step.OwnApproval);
    }

    /// <summary>Both parts wait, with no votes. Whose objection to the whole is cleared has time to answer on both.</summary>
    private static PolicyOutcome Split(Step step)
    {
        if (!step.PartIsCurrent)
            return new PolicyOutcome.ChangedSince();
        var (whole, changed) = (step.Contribution, step.Saying(step.Decision.Edit!));
        var before = new BeforeSplit(step.Decision.Part!.Id, changed.Contribution.ContentVersion, whole.Wording, whole.Earlier, whole.Principles);
        return Rewrite(changed with { Contribution = changed.Contribution with { BeforeSplit = before } }, HistoryAction.Split, NoVotes);
    }

    /// <summary>
    /// What is published stays until its new words are approved. That takes an approval even where published text changes at once, because the second
    /// part waits too.
    /// </summary>
    private static PolicyOutcome ProposeSplit(Step step) =>
        step.Contribution.Proposal is not null ? new PolicyOutcome.ProposalWaits()
        : !step.Contribution.CanBeSplit ? new PolicyOutcome.AlreadyDecided()
        : !step.PartIsCurrent ? new PolicyOutcome.ChangedSince()
        : Propose(step, step.Decision.Edit!.Wording, HistoryAction.Split, NoVotes);

    /// <summary>An objection to either part is one to the whole.</summary>
    private static PolicyOutcome UndoSplit(Step step)
    {
        var (contribution, part) = (step.Contribution, step.Decision.Part!);
        if (!contribution.CanUndoSplit(part))
            return new PolicyOutcome.SplitDecided();
        if (contribution.BeforeSplit is not { } before)
            return (step with { Contribution = contribution with { Proposal = null } }).Record(HistoryAction.SplitUndone);
        var awaited = part.Rewriting?.Objectors ?? [];
        var whole = contribution.WithWording(before.Wording, Editor.Curators, step.Now) with
        {
            Earlier = before.Earlier,
            Principles = before.Principles,
            ContentVersion = contribution.ContentVersion + 1,
            Votes = contribution.Votes.SetItems(part.Votes.Where(vote => vote.Value.Kind == VoteKind.Object)),
            Rewriting = contribution.Rewriting is { } rewriting ? rewriting with { Objectors = [.. rewriting.Objectors.UnionBy(awaited, objector => objector.CuratorId)] } : part.Rewriting,
        };
        return Rewrite(step with { Contribution = whole }, HistoryAction.SplitUndone, NoVotes);
    }

    private static PolicyOutcome Retire(Step step) => step.MustPropose ? Propose(step, null, HistoryAction.Proposed, step.OwnApproval) : step.Retired().Record(HistoryAction.Retired);

    private static PolicyOutcome Propose(Step step, Wording? wording, HistoryAction action, ImmutableSortedDictionary<string, Vote> votes)
    {
        var (contribution, decision, curator) = (step.Contribution, step.Decision, step.Curator);
        var proposal = new Proposal(
            decision.CommandId, contribution.Revision + 1, step.Now, curator.Id, curator.Name, decision.Reason, wording, decision.RemoveEarlierWords && wording is not null)
        {
            Votes = votes,
            Rewriting = step.RewritingOfProposal,
            Part = decision.Part?.Id,
        };
        return (step with { Contribution = contribution with { Proposal = proposal } }).Record(action);
    }

    private static PolicyOutcome DecideProposal(Step step)
    {
        if (step.Contribution.Proposal is not { } proposal || proposal.Id != step.Decision.Proposal)
            return new PolicyOutcome.ChangedSince();
        switch (step.Decision.Kind)
        {
            case DecisionKind.TakeBack when !proposal.Votes.ContainsKey(step.Curator.Id) && proposal.Rewriting?.Asks(step.Curator.Id) != true:
                return new PolicyOutcome.NothingToTakeBack();
            case DecisionKind.TakeBack:
                return Voted(step, proposal, proposal.Votes.Remove(step.Curator.Id), HistoryAction.ProposalTakenBack);
            case DecisionKind.Approve or DecisionKind.Object or DecisionKind.Decline:
                var kind = KindOfVote(step, proposal.Votes);
                return Voted(
                    step,
                    proposal,
                    proposal.Votes.SetItem(step.Curator.Id, step.Vote(kind)),
                    kind switch
                    {
                        VoteKind.Approve => HistoryAction.ProposalApproved,
                        VoteKind.Object => HistoryAction.ProposalObjected,
                        VoteKind.Decline => HistoryAction.ProposalDropped,
                    });
            default:
                return new PolicyOutcome.ChangedSince();
        }
    }

    private static PolicyOutcome Voted(Step step, Proposal before, ImmutableSortedDictionary<string, Vote> votes, HistoryAction action)
    {
        var proposal = before with { Votes = votes, Rewriting = before.Rewriting?.WithoutObjector(step.Curator.Id) };
        var voted = step with { Contribution = step.Contribution with { Proposal = proposal } };
        return step.Context.Judge(proposal) switch
        {
            Verdict.Open => voted.Record(action),
            Verdict.Declined => (step with { Contribution = step.Contribution with { Proposal = null } }).Record(HistoryAction.ProposalDropped),
            Verdict.Approved => new PolicyOutcome.Recorded(Published(voted.Contribution, step.Entry(HistoryAction.ProposalPublished))),
            Verdict.ApprovedAlone => new PolicyOutcome.Recorded(Published(voted.Contribution, step.Entry(HistoryAction.ApprovedAlone))),
        };
    }

    /// <summary>The proposed change takes effect. It cannot be undone by one curator, because enough of them agreed to it.</summary>
    private static Contribution Published(Contribution contribution, HistoryEntry entry)
    {
        var proposal = contribution.Proposal!;
        var next = proposal.WordingIn(contribution.Category) is { } wording
            ? contribution.WithWording(wording, Editor.Curators, entry.At)
            : contribution with { Retired = true };
        next = next with
        {
            Proposal = null,
            Amendment = null,
            Principles = next.Kind == ContributionKind.Principle ? [] : next.Principles,
            ContentVersion = contribution.ContentVersion + 1,
        };
        return (proposal.RemoveEarlierWords ? next.WithoutEarlierWords() : next).WithEntry(entry, ContributionState.Approved);
    }

    private static PolicyOutcome UndoAmendment(Step step)
    {
        if (!step.IsPublished || step.Contribution.Amendment is not { Before: { } before } amendment)
            return new PolicyOutcome.AlreadyDecided();
        if (step.Context.UndoEnds(amendment) is null)
            return new PolicyOutcome.TooLate();
        var restored = step.Contribution.WithWording(before.Wording, Editor.Curators, step.Now) with
        {
            Earlier = before.Earlier,
            Principles = before.Principles,
            Retired = before.Retired,
            Amendment = new(step.Now, step.Contribution.ContentVersion + 1, step.Curator.Id, step.Curator.Name, amendment.IsText, Before: null) { IsUndo = true },
            ContentVersion = step.Contribution.ContentVersion + 1,
        };
        return (step with { Contribution = restored }).Record(HistoryAction.AmendmentUndone);
    }

    private static HistoryAction ActionOf(VoteKind kind) => kind switch
    {
        VoteKind.Approve => HistoryAction.Approved,
        VoteKind.Decline => HistoryAction.Declined,
        VoteKind.Object => HistoryAction.Objected,
    };

    /// <summary>Publishes it, or merges it if that is what there is consent to.</summary>
    private static Contribution Consented(Contribution contribution, HistoryEntry entry) => contribution.Rewriting?.MergeInto is { } target
        ? (contribution with { MergedInto = target }).WithEntry(entry, ContributionState.Merged)
        : contribution.WithEntry(entry, ContributionState.Approved);

    private sealed record Step(Contribution Contribution, Decision Decision, Curator Curator, ConsentContext Context)
    {
        public DateTimeOffset Now => Context.Now;

        public Vote Vote(VoteKind kind) => new(kind, Curator.Name, Decision.Reason, Now, Decision.ListedReason);

        public ImmutableSortedDictionary<string, Vote> OwnApproval => NoVotes.Add(Curator.Id, Vote(VoteKind.Approve));

        public bool IsPublished => Contribution.State == ContributionState.Approved;

        public bool Counts(string curatorId) => Context.Curators.Contains(curatorId);

        /// <summary>A change would clear an objection of someone else who is still a curator.</summary>
        public bool ClearsObjection => !Context.Awaited(RewritingByMe).IsEmpty;

        private Rewriting? RewritingByMe => Rewriting.Of(Contribution.Votes, Contribution.Rewriting, Curator.Id, Curator.Name, Now);

        public bool MustPropose => Context.MustPropose(Contribution, Curator.Id);

        /// <summary>Since the second part was written, nobody has objected, and the person who sent it has not changed what is known of them.</summary>
        public bool PartIsCurrent => Decision.Part is { } part
            && (part.Contributor, part.Rewriting) == (Contribution.Contributor, Contribution.RewritingBySplit(part.History[0]));

        public Rewriting? RewritingOfProposal =>
            Contribution.Proposal is { } proposal ? Rewriting.Of(proposal.Votes, proposal.Rewriting, Curator.Id, Curator.Name, Now) : null;

        public Step WithoutAwaiting(string curatorId) => this with { Contribution = Contribution with { Rewriting = Contribution.Rewriting?.WithoutObjector(curatorId) } };

        public Step WithNextVersion() => this with { Contribution = Contribution with { ContentVersion = Contribution.ContentVersion + 1 } };

        /// <summary>Notes whose objections the change clears. Time starts again, also for those that an earlier change cleared.</summary>
        public Step Rewritten() => this with { Contribution = Contribution with { Rewriting = RewritingByMe } };

        /// <summary>With a new wording, which makes a new content version.</summary>
        public Step Saying(Edit edit) => this with
        {
            Contribution = Contribution.WithWording(edit.Wording, Editor.Curators, Now) with
            {
                Principles = edit.Principles,
                ContentVersion = Contribution.ContentVersion + 1,
            },
        };

        /// <summary>Like <see cref="Saying"/>, without the earlier words if they are to be shown nowhere.</summary>
        public Step SayingAsDecided(Edit edit)
        {
            var changed = Saying(edit);
            return Decision.RemoveEarlierWords && edit.ChangesText(Contribution) ? changed with { Contribution = changed.Contribution.WithoutEarlierWords() } : changed;
        }

        /// <summary>Changes what is published, at once.</summary>
        public Step Amended(Edit edit)
        {
            var isText = edit.ChangesText(Contribution);
            return SayingAsDecided(edit).Noting(Contribution, isText, isUndoable: !(isText && Decision.RemoveEarlierWords));
        }

        public Step Retired() =>
            (this with { Contribution = Contribution with { Retired = true, ContentVersion = Contribution.ContentVersion + 1 } }).Noting(Contribution, isText: true, isUndoable: true);

        /// <summary>
        /// Keeps what an undo puts back. Several changes are undone together: otherwise a second, small one would make the first one permanent.
        /// </summary>
        private Step Noting(Contribution before, bool isText, bool isUndoable)
        {
            // Others still have to hear of an earlier change of the text.
            if (before.Amendment is { IsText: true } && !isText)
                return this;
            var last = Context.UndoEnds(before.Amendment) is null ? null : before.Amendment;
            var kept = isUndoable ? last?.Before ?? new(before.Wording, before.Principles, before.Retired, before.Earlier) : null;
            return this with
            {
                Contribution = Contribution with
                {
                    Amendment = new(Now, Contribution.ContentVersion, Curator.Id, Curator.Name, isText, kept),
                    Proposal = isText ? null : Contribution.Proposal,
                },
            };
        }

        /// <summary>
        /// Clears what only decided contributions have. What was published had consent, so an objection from before that is over; otherwise this
        /// clears the objections to it, as any change does.
        /// </summary>
        public Step WaitingAgain() => this with
        {
            Contribution = Contribution with
            {
                MergedInto = null,
                Retired = false,
                Rewriting = !IsPublished ? RewritingByMe : Decision.Kind == DecisionKind.Undo ? Contribution.Rewriting : null,
            },
        };

        /// <summary>Records an action after which the votes determine the state.</summary>
        public PolicyOutcome Record(HistoryAction action, ImmutableSortedDictionary<string, Vote> votes)
        {
            var next = Contribution with { Votes = votes };
            return new PolicyOutcome.Recorded(WithOwnVoteOnIt(Context.Judge(next) switch
            {
                Verdict.Open => next.WithEntry(Entry(action), ContributionState.Pending),
                Verdict.Declined => next.WithEntry(Entry(action), ContributionState.Declined),
                Verdict.Approved => Consented(next, Entry(action)),
                Verdict.ApprovedAlone => Consented(next, Entry(HistoryAction.ApprovedAlone)),
            }));
        }

        /// <summary>Who made this version has seen it, so their vote belongs to it.</summary>
        private Contribution WithOwnVoteOnIt(Contribution next) => next.Votes.TryGetValue(Curator.Id, out var own)
            ? next with { Votes = next.Votes.SetItem(Curator.Id, own with { Version = next.ContentVersion }) }
            : next;

        public PolicyOutcome Record(HistoryAction action) => Record(action, Contribution.State);

        public PolicyOutcome Record(HistoryAction action, ContributionState state) =>
            new PolicyOutcome.Recorded(Contribution.WithEntry(Entry(action), state));

        public HistoryEntry Entry(HistoryAction action) =>
            new(Decision.CommandId, Now, action, Curator.Id, Curator.Name, Decision.Reason, Decision.ListedReason) { Part = Decision.Part?.Id };
    }
}

public abstract record PolicyOutcome
{
    public sealed record Recorded(Contribution Contribution) : PolicyOutcome;

    public sealed record AlreadyDecided : PolicyOutcome;

    /// <summary>The text or the state is not what the curator saw.</summary>
    public sealed record ChangedSince : PolicyOutcome;

    public sealed record NothingToTakeBack : PolicyOutcome;

    /// <summary>The new words are the published ones.</summary>
    public sealed record NothingChanged : PolicyOutcome;

    /// <summary>The time for undoing a decision is over.</summary>
    public sealed record TooLate : PolicyOutcome;

    public sealed record HistoryFull : PolicyOutcome;

    /// <summary>A proposed change has to be decided first.</summary>
    public sealed record ProposalWaits : PolicyOutcome;

    /// <summary>One of the two parts was decided or changed, so that they cannot become one again.</summary>
    public sealed record SplitDecided : PolicyOutcome;
}
