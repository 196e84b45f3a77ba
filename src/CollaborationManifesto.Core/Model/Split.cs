using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>What a split changed in something that waits for a decision, so that it can be undone.</summary>
/// <param name="Part">The second part.</param>
/// <param name="Version">The content version that the split made. Another one shows that it was changed or decided since.</param>
public sealed record BeforeSplit(ContributionId Part, int Version, Wording Wording, EarlierWording? Earlier, ImmutableArray<ContributionId> Principles)
{
    /// <summary>Equality of records would compare the arrays by reference.</summary>
    public bool Equals(BeforeSplit? other) =>
        other is not null && (Part, Version, Wording, Earlier) == (other.Part, other.Version, other.Wording, other.Earlier) && Principles.SequenceEqual(other.Principles);

    public override int GetHashCode() => HashCode.Combine(Part, Version, Wording);
}

/// <summary>
/// Two contributions from one that holds two ideas. The first keeps its id. It names the second in its history, and without that the second
/// does not exist for anyone (docs/adr/0019).
/// </summary>
public static class Splits
{
    extension(Contribution contribution)
    {
        /// <summary>What it was split into besides itself, in that order.</summary>
        public ImmutableArray<ContributionId> Parts => [.. contribution.PartsIn(HistoryAction.Split).Except(contribution.PartsIn(HistoryAction.SplitUndone))];

        private IEnumerable<ContributionId> PartsIn(HistoryAction action) => contribution.History.Where(entry => entry.Action == action).Select(entry => entry.Part).OfType<ContributionId>();

        /// <summary>The split that it was last part of as the first, and that was not undone; null if there is none.</summary>
        public HistoryEntry? LastSplit
        {
            get
            {
                var parts = contribution.Parts;
                return contribution.History.LastOrDefault(entry => entry is { Action: HistoryAction.Split, Part: { } part } && parts.Contains(part));
            }
        }

        /// <summary>What it was split from; null if it was sent as it is.</summary>
        public ContributionId? SplitFrom => contribution.History is [{ Action: HistoryAction.SplitOff, Part: { } first }, ..] ? first : null;

        /// <summary>A retired principle has no words to decide on, and a proposal has to be decided first.</summary>
        public bool CanBeSplit => contribution.State == ContributionState.Pending || contribution is { State: ContributionState.Approved, Retired: false, Proposal: null };

        /// <summary>Neither was decided or changed since.</summary>
        public bool CanUndoSplit(Contribution part) =>
            part is { State: ContributionState.Pending, ContentVersion: 1 }
            && (contribution.State == ContributionState.Pending
                ? contribution.BeforeSplit is { } before && (before.Part, before.Version) == (part.Id, contribution.ContentVersion)
                : contribution.Proposal?.Part == part.Id);

        /// <summary>
        /// The second part, as it is before anyone has voted on it. Who objected to the whole has time to answer on both. Its id comes from the command
        /// and the words: a repeated post finds it, and another post with the same command does not.
        /// </summary>
        /// <param name="entry">Begins its history, and names the first part.</param>
        public Contribution SplitOff(HistoryEntry entry, Wording wording) => new()
        {
            Id = ContributionId.FromKey("split", string.Join('\n', entry.CommandId, wording.Kind, wording.Category, wording.Title, wording.Text)),
            Whole = contribution.Whole ?? contribution.Id,
            Kind = wording.Kind,
            Category = wording.Category,
            Title = wording.Title,
            Text = wording.Text,
            Earlier = contribution.EditedByCurators ? contribution.Earlier : new(contribution.Wording, Editor.Curators),
            RewordedAt = entry.At,
            Principles = wording.Kind == ContributionKind.Principle ? [] : contribution.Principles,
            Barrier = contribution.Barrier,
            About = contribution.About,
            Again = contribution.Again,
            Contributor = contribution.Contributor,
            Source = contribution.Source,
            SubmittedAt = contribution.SubmittedAt,
            BodyHash = "",
            Flags = contribution.Flags,
            Rewriting = contribution.RewritingBySplit(entry),
            History = [entry],
        };

        /// <summary>What was published had consent, so there is nothing that the second part would clear.</summary>
        public Rewriting? RewritingBySplit(HistoryEntry entry) => contribution.State == ContributionState.Pending
            ? Rewriting.Of(contribution.Votes, contribution.Rewriting, entry.CuratorId, entry.CuratorName, entry.At)
            : null;
    }
}
