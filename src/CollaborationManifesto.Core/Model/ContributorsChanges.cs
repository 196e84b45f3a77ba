using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>
/// Changes that people can make to their own contribution, as pure functions. Withdrawing it and erasing personal data are never refused.
/// </summary>
public static class ContributorsChanges
{
    /// <summary>The most new versions that one person can send of one contribution, because curators must decide on each.</summary>
    public const int MaxCorrections = 50;

    extension(Contribution contribution)
    {
        /// <summary>The person who sent it had their personal data erased.</summary>
        public bool IsErased => contribution.History.Any(entry => entry.Action == HistoryAction.PersonalDataErased);

        /// <summary>Declined, merged and withdrawn contributions are closed.</summary>
        public bool CanBeCorrected => contribution.State is ContributionState.Pending or ContributionState.Approved;

        public bool WasCorrectedTooOften => contribution.History.Count(entry => entry is { Action: HistoryAction.Corrected, CuratorId: null, IsImport: false }) >= MaxCorrections;

        public Contribution WithdrawnBy(HistoryEntry entry) => contribution.WithEntry(entry, ContributionState.Withdrawn);

        /// <summary>
        /// A new version, which waits for a decision again. Votes on the old version no longer count, but those who objected to it are asked
        /// first, and what it said is not shown in public any more.
        /// </summary>
        public Contribution CorrectedBy(HistoryEntry entry, Wording wording)
        {
            var corrected = contribution.WithEntry(entry, ContributionState.Pending).WithWording(wording with { Importance = contribution.Importance, Meaning = contribution.Meaning }, Editor.Contributor, entry.At) with
            {
                ContentVersion = contribution.ContentVersion + 1,
                Votes = ImmutableSortedDictionary<string, Vote>.Empty,
                Rewriting = contribution.State == ContributionState.Pending ? Rewriting.Of(contribution.Votes, contribution.Rewriting, null, null, entry.At) : null,
                Retired = false,
            };
            // The snapshots have nothing of what was never published, and need not be searched for it.
            return corrected.FirstApprovedAt is null ? corrected : corrected.WithEarlierWordsHidden();
        }

        /// <summary>Raises the content version, so that curators who have the page open must read it again. Their votes still count.</summary>
        public Contribution AnsweredBy(HistoryEntry entry) =>
            contribution.WithEntry(entry, contribution.State) with { ContentVersion = contribution.ContentVersion + 1 };

        /// <summary>Keeps the text without a name, and notes that the email provider must delete the address too.</summary>
        public Contribution ErasedBy(HistoryEntry entry, Func<string, string> seal) =>
            contribution.WithEntry(entry, contribution.State) with
            {
                Contributor = Contributor.Unknown,
                // The hash includes the address, so someone could use it to test guesses.
                BodyHash = "",
                ErasureDue = contribution.Contributor.Email is { } address ? seal(address.StoredAs ?? address.Value) : contribution.ErasureDue,
            };

        public Contribution AddressConfirmedBy(HistoryEntry entry) =>
            contribution.WithEntry(entry, contribution.State) with { Contributor = contribution.Contributor with { EmailConfirmed = true } };

        public Contribution AddressRemovedBy(HistoryEntry entry) =>
            contribution.WithEntry(entry, contribution.State) with
            {
                Contributor = contribution.Contributor with { Email = null, EmailConfirmed = false },
                BodyHash = "",
            };
    }
}
