using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>New words for something published, or the wish to retire a principle. It waits beside the published text for enough approvals.</summary>
/// <param name="Id">The command that proposed it: tells a curator's page about another proposal from this one.</param>
/// <param name="Revision">The contribution's revision that brought it, which names the emails about it.</param>
/// <param name="Wording">The new words; null to retire the principle. Its category is not part of the proposal, except in a split.</param>
/// <param name="RemoveEarlierWords">The words that it replaces are then shown nowhere any more.</param>
public sealed record Proposal(
    string Id,
    int Revision,
    DateTimeOffset At,
    string CuratorId,
    string CuratorName,
    string? Reason,
    Wording? Wording,
    bool RemoveEarlierWords)
{
    /// <summary>Each curator's current vote on it, by curator id.</summary>
    public ImmutableSortedDictionary<string, Vote> Votes { get; init; } = ImmutableSortedDictionary<string, Vote>.Empty;

    /// <summary>Set if it replaced a proposal that someone objected to.</summary>
    public Rewriting? Rewriting { get; init; }

    /// <summary>The contribution that was split off by it; null if it is no split.</summary>
    public ContributionId? Part { get; init; }

    /// <summary>The words as they would be published; null to retire the principle.</summary>
    /// <param name="category">The category that it is in now.</param>
    public Wording? WordingIn(string category) => Part is null && Wording is not null ? Wording with { Category = category } : Wording;
}

/// <summary>The latest change to something published that took effect at once. Curators can undo it for some time.</summary>
/// <param name="Version">The content version that it made, which names the emails about it.</param>
/// <param name="IsText">Words changed or a principle was retired, so the other curators are emailed.</param>
/// <param name="Before">What an undo puts back; null if it cannot be undone.</param>
public sealed record Amendment(DateTimeOffset At, int Version, string CuratorId, string CuratorName, bool IsText, BeforeAmendment? Before)
{
    /// <summary>It undid another change, whose author is told too.</summary>
    public bool IsUndo { get; init; }
}

/// <summary>What was published before the first of the changes that can still be undone.</summary>
public sealed record BeforeAmendment(Wording Wording, ImmutableArray<ContributionId> Principles, bool Retired, EarlierWording? Earlier)
{
    /// <summary>Equality of records would compare the arrays by reference.</summary>
    public bool Equals(BeforeAmendment? other) =>
        other is not null && (Wording, Retired, Earlier) == (other.Wording, other.Retired, other.Earlier) && Principles.SequenceEqual(other.Principles);

    public override int GetHashCode() => HashCode.Combine(Wording, Retired);
}
