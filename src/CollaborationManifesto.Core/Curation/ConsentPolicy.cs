using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Curation;

/// <summary>
/// Sociocratic consent as one pure function. Enough approvals without an objection publish. An objection holds. A decline
/// closes, unless somebody approved: then it counts as an objection. Each curator has one current vote.
/// </summary>
public static class ConsentPolicy
{
    public static PolicyOutcome Apply(Contribution contribution, Decision decision, Curator curator, int approvalsNeeded, DateTimeOffset now)
    {
        if (contribution.State != ContributionState.Pending)
            return new PolicyOutcome.AlreadyDecided();
        if (contribution.ContentVersion != decision.ContentVersion)
            return new PolicyOutcome.ChangedSince();

        var others = contribution.Votes.Remove(curator.Id).Values;
        var kind = decision.Kind == VoteKind.Decline && others.Any(vote => vote.Kind == VoteKind.Approve)
            ? VoteKind.Object
            : decision.Kind;
        var vote = new Vote(kind, curator.Name, decision.Reason, now);
        var votes = contribution.Votes.SetItem(curator.Id, vote);
        var state = kind == VoteKind.Decline ? ContributionState.Declined
            : IsConsent(votes.Values, approvalsNeeded) ? ContributionState.Approved
            : ContributionState.Pending;
        var entry = new HistoryEntry(decision.CommandId, now, ActionOf(kind), curator.Id, curator.Name, decision.Reason);
        return new PolicyOutcome.Recorded((contribution with { Votes = votes }).After(entry, state));
    }

    private static bool IsConsent(IEnumerable<Vote> votes, int approvalsNeeded) =>
        votes.All(vote => vote.Kind == VoteKind.Approve) && votes.Count() >= approvalsNeeded;

    private static HistoryAction ActionOf(VoteKind kind) => kind switch
    {
        VoteKind.Approve => HistoryAction.Approved,
        VoteKind.Decline => HistoryAction.Declined,
        _ => HistoryAction.Objected,
    };
}

public abstract record PolicyOutcome
{
    public sealed record Recorded(Contribution Contribution) : PolicyOutcome;

    public sealed record AlreadyDecided : PolicyOutcome;

    /// <summary>The text or state is not what the curator saw.</summary>
    public sealed record ChangedSince : PolicyOutcome;
}
