using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

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

    /// <summary>Count it as the same as another.</summary>
    Merge,

    /// <summary>Move it to another category and say nothing else.</summary>
    Categorise,

    /// <summary>Ask its contributor something.</summary>
    Ask,

    /// <summary>From the desk: other words for what is published.</summary>
    Amend,

    /// <summary>From the desk: what is published waits again.</summary>
    Unpublish,

    /// <summary>From the desk: what was declined or merged waits again.</summary>
    Reopen,

    /// <summary>From the desk: a principle that no longer counts.</summary>
    Retire,
}

/// <summary>What a curator decided, about the content version that they saw.</summary>
/// <param name="CommandId">Names the decision, so that a repeated post is recognised.</param>
/// <param name="ListedReason">The reason chosen from the configured list, for a decline.</param>
/// <param name="Edit">Only where words or attachments change.</param>
public sealed record Decision(
    string CommandId, DecisionKind Kind, int ContentVersion, string? Reason = null, string? ListedReason = null, Edit? Edit = null)
{
    public ContributionId? MergeInto { get; init; }

    /// <summary>Made by a curator who came from the desk, where published things are cared for.</summary>
    public bool FromDesk { get; init; }
}

/// <summary>What a contribution shall say, and which principles it shall support or be answered by.</summary>
public sealed record Edit(Wording Wording, ImmutableArray<ContributionId> Principles)
{
    public bool Changes(Contribution contribution) =>
        Wording != contribution.Wording || !Principles.ToHashSet().SetEquals(contribution.Principles);
}
