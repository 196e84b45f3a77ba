using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

public enum DecisionKind
{
    Approve,

    /// <summary>Approve with changed wording, or attached to other principles.</summary>
    Edit,
    Decline,
    Object,

    /// <summary>Take back your own vote.</summary>
    TakeBack,

    /// <summary>Take back a decision, no matter which curator made it.</summary>
    Undo,

    /// <summary>Treat it as the same as another contribution.</summary>
    Merge,

    /// <summary>Move it to another category, without a vote.</summary>
    Categorise,

    /// <summary>Ask the person who sent it a question.</summary>
    Ask,

    /// <summary>From the desk: change the wording of a published contribution.</summary>
    Amend,

    /// <summary>From the desk: unpublish it, so that it waits for a decision again.</summary>
    Unpublish,

    /// <summary>From the desk: let a declined or merged contribution wait for a decision again.</summary>
    Reopen,

    /// <summary>From the desk: mark a principle as no longer applying.</summary>
    Retire,

    /// <summary>Ask for something to be published again, as it was, although another curator took it off the site.</summary>
    PutBack,

    /// <summary>Undo the latest changes to something published.</summary>
    Restore,

    /// <summary>Split it into two, because it holds two ideas.</summary>
    Split,

    /// <summary>Make one of the two parts again.</summary>
    UndoSplit,
}

/// <summary>What a curator decided, about the content version that they saw.</summary>
/// <param name="CommandId">Identifies the decision, so that a repeated post is recognised.</param>
/// <param name="ListedReason">For a decline, the reason chosen from the configured list.</param>
/// <param name="Edit">Null unless the wording or the principles change.</param>
public sealed record Decision(
    string CommandId, DecisionKind Kind, int ContentVersion, string? Reason = null, string? ListedReason = null, Edit? Edit = null)
{
    public ContributionId? MergeInto { get; init; }

    /// <summary>The proposal that the vote is about; null for a vote on the contribution itself.</summary>
    public string? Proposal { get; init; }

    /// <summary>For a split and its undo, the second part as it is stored.</summary>
    public Contribution? Part { get; init; }

    /// <summary>The words that an amendment replaces are to be shown nowhere any more.</summary>
    public bool RemoveEarlierWords { get; init; }

    /// <summary>The curator came from the desk, where decided contributions can be changed at any time.</summary>
    public bool FromDesk { get; init; }
}

/// <summary>The new wording, and the principles that the contribution supports or is answered by.</summary>
public sealed record Edit(Wording Wording, ImmutableArray<ContributionId> Principles)
{
    public bool Changes(Contribution contribution) =>
        Wording != contribution.Wording || !Principles.ToHashSet().SetEquals(contribution.Principles);

    /// <summary>Whether the words or the kind change. Categories and principles are not text.</summary>
    public bool ChangesText(Contribution contribution) => Wording with { Category = contribution.Category } != contribution.Wording;
}
