using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>Something about a contribution that each curator is told once.</summary>
/// <param name="Key">Unique among everything that a curator is told.</param>
/// <param name="NotTo">Ids of curators who need not be told, because it is their doing or they have voted.</param>
public sealed record CuratorNotice(NoticeKind Kind, string Key, ImmutableArray<string> NotTo)
{
    public bool IsFor(string curatorId) => !NotTo.Contains(curatorId);

    /// <summary>The curator has a vote on it, and has not voted on it as it is now.</summary>
    public bool AsksVoteOf(string curatorId) => Kind is NoticeKind.Decision or NoticeKind.Proposal && IsFor(curatorId);

    /// <summary>The other is an objection to what this is about: an email about this tells of it too.</summary>
    public bool Includes(CuratorNotice other) => other.Key.StartsWith($"{Key}-", StringComparison.Ordinal);

    /// <summary>An objection ends with its curator, so nobody needs to be told of it any more.</summary>
    public bool Stands(IEnumerable<string> curators) => Kind != NoticeKind.Objection || curators.Any(curator => Key.EndsWith($"-{curator}", StringComparison.Ordinal));

    /// <summary>In the order in which they matter. An email about a version also tells of the objections to it.</summary>
    public static ImmutableArray<CuratorNotice> About(Contribution contribution)
    {
        if (contribution.State == ContributionState.Pending)
        {
            // A vote on an earlier version can still count, but who gave it has not seen this one.
            var seen = contribution.Votes.Where(vote => vote.Value.Version == contribution.ContentVersion).Select(vote => vote.Key);
            return Ballot(NoticeKind.Decision, $"{contribution.Id}-{contribution.ContentVersion}", contribution.Votes, [.. seen]);
        }

        return contribution.Proposal is { } proposal
            ? [.. Ballot(NoticeKind.Proposal, $"{contribution.Id}-p{proposal.Revision}", proposal.Votes, [.. proposal.Votes.Keys]), .. Amended(contribution)]
            : Amended(contribution);
    }

    /// <summary>When emails about it can have begun.</summary>
    public static DateTimeOffset Since(Contribution contribution) =>
        new[] { contribution.Proposal?.At, contribution.Amendment?.At }.Min() ?? contribution.SubmittedAt;

    private static ImmutableArray<CuratorNotice> Ballot(NoticeKind kind, string key, ImmutableSortedDictionary<string, Vote> votes, ImmutableArray<string> notTo)
    {
        ImmutableArray<string> voters = [.. votes.Keys];
        return
        [
            new(kind, key, notTo),
            .. votes.Where(vote => vote.Value.Kind == VoteKind.Object).OrderBy(vote => vote.Value.At).Select(vote => new CuratorNotice(NoticeKind.Objection, $"{key}-{vote.Key}", voters)),
        ];
    }

    private static ImmutableArray<CuratorNotice> Amended(Contribution contribution) => contribution.Amendment is { IsText: true } amendment
        ? [new(NoticeKind.Amendment, $"{contribution.Id}-a{amendment.Version}", [amendment.CuratorId])]
        : [];
}

public enum NoticeKind
{
    /// <summary>A version of a contribution needs a decision.</summary>
    Decision,

    /// <summary>A curator objected.</summary>
    Objection,

    /// <summary>A change to something published needs approvals.</summary>
    Proposal,

    /// <summary>A curator changed something published, and it can be undone.</summary>
    Amendment,
}
