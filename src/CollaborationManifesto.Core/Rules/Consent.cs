using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Rules;

/// <summary>Who decides, by which settings, and when.</summary>
/// <param name="Curators">Ids of the curators. The vote of anyone else does not count.</param>
public sealed record ConsentContext(CurationSettings Settings, IReadOnlySet<string> Curators, DateTimeOffset Now)
{
    /// <summary>New words for something published wait for approvals, unless there are fewer curators than the approvals needed.</summary>
    public bool ProposalsWait => Settings.ApprovalsNeeded > 1 && Curators.Count >= Settings.ApprovalsNeeded;

    public int ProposalApprovalsNeeded => ProposalsWait ? Settings.ApprovalsNeeded : 1;

    /// <summary>
    /// New words and retiring wait for approvals. So do they, where otherwise they need not, if they would clear an objection to a proposal.
    /// </summary>
    public bool MustPropose(Contribution contribution, string curatorId) => ProposalsWait
        || (contribution.Proposal is { } proposal && !Awaited(Rewriting.Of(proposal.Votes, proposal.Rewriting, curatorId, null, Now)).IsEmpty);

    /// <summary>The objectors who are still curators and have not voted since.</summary>
    public ImmutableArray<Objector> Awaited(Rewriting? rewriting) => rewriting is null ? [] : [.. rewriting.Objectors.Where(objector => Curators.Contains(objector.CuratorId))];

    /// <summary>Until then only the objectors can release it.</summary>
    public DateTimeOffset OthersCountFrom(Rewriting rewriting) => rewriting.At.AddDays(Settings.ObjectionDays);

    /// <summary>From then on the approval of the one who changed it is enough, if nobody else has voted.</summary>
    public DateTimeOffset OwnCountsFrom(Rewriting rewriting) => rewriting.At.AddDays(2 * Settings.ObjectionDays);

    /// <summary>Until when the change can be undone; null if it cannot be.</summary>
    public DateTimeOffset? UndoEnds(Amendment? amendment) =>
        amendment is { Before: not null } && amendment.At.AddHours(Settings.AmendmentUndoHours) is var end && Now < end ? end : null;

    /// <summary>What the votes amount to.</summary>
    /// <param name="needed">Approvals that are needed.</param>
    public Verdict Judge(ImmutableSortedDictionary<string, Vote> votes, Rewriting? rewriting, int needed)
    {
        var counted = votes.Where(vote => Curators.Contains(vote.Key)).ToList();
        if (counted.Exists(vote => vote.Value.Kind == VoteKind.Decline))
            return Verdict.Declined;
        if (counted.Exists(vote => vote.Value.Kind == VoteKind.Object) || counted.Count < needed)
            return Verdict.Open;
        if (Awaited(rewriting).IsEmpty)
            return Verdict.Approved;
        if (counted.Exists(vote => vote.Key != rewriting!.CuratorId))
            return Now >= OthersCountFrom(rewriting!) ? Verdict.Approved : Verdict.Open;
        return Now >= OwnCountsFrom(rewriting!) ? Verdict.ApprovedAlone : Verdict.Open;
    }

    public Verdict Judge(Contribution contribution) => Judge(contribution.Votes, contribution.Rewriting, Settings.ApprovalsNeeded);

    public Verdict Judge(Proposal proposal) => Judge(proposal.Votes, proposal.Rewriting, ProposalApprovalsNeeded);
}

public enum Verdict
{
    Open,
    Declined,
    Approved,

    /// <summary>By the one who changed it over an objection, because nobody else voted in time.</summary>
    ApprovedAlone,
}
