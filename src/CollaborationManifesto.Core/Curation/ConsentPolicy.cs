using System.Collections.Immutable;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Curation;

/// <summary>
/// Sociocratic consent, the state machine of decisions, as one pure function. Enough approvals without an objection publish. An
/// objection holds. A decline closes, unless somebody approved: then it counts as an objection. Each curator has one current vote,
/// and votes count for the content version that they were given for (docs/adr/0005).
/// </summary>
public static class ConsentPolicy
{
    private static readonly ImmutableSortedDictionary<string, Vote> NoVotes = ImmutableSortedDictionary<string, Vote>.Empty;

    public static PolicyOutcome Apply(Contribution contribution, Decision decision, Curator curator, CurationSettings settings, DateTimeOffset now)
    {
        if (contribution.ContentVersion != decision.ContentVersion)
            return contribution.State == ContributionState.Pending ? new PolicyOutcome.ChangedSince() : new PolicyOutcome.AlreadyDecided();
        var context = new Step(contribution, decision, curator, settings.ApprovalsNeeded, now);
        return (contribution.State, decision.Kind) switch
        {
            (ContributionState.Pending, DecisionKind.Undo) => new PolicyOutcome.ChangedSince(),
            (ContributionState.Pending, DecisionKind.TakeBack) => TakeBack(context),
            (ContributionState.Pending, DecisionKind.Edit) when decision.Edit!.Changes(contribution) => Rewrite(context, decision.Edit),
            (ContributionState.Pending, _) => CastVote(context),
            (ContributionState.Approved, DecisionKind.Object) or (ContributionState.Approved or ContributionState.Declined, DecisionKind.Undo) =>
                now < UndoEnds(contribution, settings) ? Reopen(context) : new PolicyOutcome.TooLate(),
            _ => new PolicyOutcome.AlreadyDecided(),
        };
    }

    /// <summary>Until when a decision can be taken back; null for what is not decided.</summary>
    public static DateTimeOffset? UndoEnds(Contribution contribution, CurationSettings settings) =>
        contribution.State is ContributionState.Approved or ContributionState.Declined
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
            _ => VoteKind.Approve,
        };
        return step.Record(ActionOf(kind), step.Contribution.Votes.SetItem(step.Curator.Id, step.Vote(kind)));
    }

    /// <summary>
    /// New words are a new version that nobody has voted on but their author. Where they answer somebody else's objection, the author's
    /// approval does not count either: an editor alone cannot publish over an objection.
    /// </summary>
    private static PolicyOutcome Rewrite(Step step, Edit edit)
    {
        var answersObjection = step.Contribution.Votes.Remove(step.Curator.Id).Values.Any(vote => vote.Kind == VoteKind.Object);
        var votes = answersObjection ? NoVotes : NoVotes.Add(step.Curator.Id, step.Vote(VoteKind.Approve));
        var rewritten = step.Contribution.Saying(edit.Wording, Editor.Curators) with
        {
            Principles = edit.Principles,
            ContentVersion = step.Contribution.ContentVersion + 1,
        };
        return (step with { Contribution = rewritten }).Record(HistoryAction.Edited, votes);
    }

    /// <summary>Without an objection that held it, it may now have consent.</summary>
    private static PolicyOutcome TakeBack(Step step) => step.Contribution.Votes.ContainsKey(step.Curator.Id)
        ? step.Record(HistoryAction.TakenBack, step.Contribution.Votes.Remove(step.Curator.Id))
        : new PolicyOutcome.NothingToTakeBack();

    /// <summary>Undone, everybody says anew; an objection leaves what the others have said.</summary>
    private static PolicyOutcome Reopen(Step step) => step.Decision.Kind == DecisionKind.Undo
        ? step.Record(HistoryAction.Undone, NoVotes)
        : step.Record(HistoryAction.Objected, step.Contribution.Votes.SetItem(step.Curator.Id, step.Vote(VoteKind.Object)));

    private static HistoryAction ActionOf(VoteKind kind) => kind switch
    {
        VoteKind.Approve => HistoryAction.Approved,
        VoteKind.Decline => HistoryAction.Declined,
        _ => HistoryAction.Objected,
    };

    private sealed record Step(Contribution Contribution, Decision Decision, Curator Curator, int ApprovalsNeeded, DateTimeOffset Now)
    {
        public Vote Vote(VoteKind kind) => new(kind, Curator.Name, Decision.Reason, Now, Decision.ListedReason);

        public PolicyOutcome Record(HistoryAction action, ImmutableSortedDictionary<string, Vote> votes)
        {
            var entry = new HistoryEntry(Decision.CommandId, Now, action, Curator.Id, Curator.Name, Decision.Reason, Decision.ListedReason);
            return new PolicyOutcome.Recorded((Contribution with { Votes = votes }).After(entry, StateOf(votes.Values)));
        }

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

    /// <summary>The text or state is not what the curator saw.</summary>
    public sealed record ChangedSince : PolicyOutcome;

    public sealed record NothingToTakeBack : PolicyOutcome;

    /// <summary>The time in which a decision can be undone is over.</summary>
    public sealed record TooLate : PolicyOutcome;
}
