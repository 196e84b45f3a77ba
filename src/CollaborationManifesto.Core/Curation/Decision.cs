using System.Collections.Immutable;
using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Curation;

public enum DecisionKind
{
    Approve,

    /// <summary>Approve with other words, or attached to other principles.</summary>
    Edit,
    Decline,
    Object,

    /// <summary>Take back one's own vote.</summary>
    TakeBack,

    /// <summary>Take back what was decided, whoever decided it.</summary>
    Undo,
}

/// <summary>What a curator decided, about the content version that they saw.</summary>
/// <param name="CommandId">Names the decision, so that a repeated post is recognised.</param>
/// <param name="ListedReason">The reason chosen from the configured list, for a decline.</param>
/// <param name="Edit">Only with <see cref="DecisionKind.Edit"/>.</param>
public sealed record Decision(
    string CommandId, DecisionKind Kind, int ContentVersion, string? Reason = null, string? ListedReason = null, Edit? Edit = null);

/// <summary>What a contribution shall say, and which principles it shall support or be answered by.</summary>
public sealed record Edit(Wording Wording, ImmutableArray<ContributionId> Principles)
{
    public bool Changes(Contribution contribution) =>
        Wording != contribution.Wording || !Principles.ToHashSet().SetEquals(contribution.Principles);
}
