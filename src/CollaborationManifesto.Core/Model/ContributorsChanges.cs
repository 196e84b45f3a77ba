using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>What a contributor may do to their own contribution, as pure functions. To withdraw it and to be forgotten is never refused.</summary>
public static class ContributorsChanges
{
    /// <summary>Versions that one person can send of one contribution: curators are asked about each.</summary>
    public const int MaxCorrections = 50;

    extension(Contribution contribution)
    {
        /// <summary>What curators declined or merged, and what was withdrawn, is closed.</summary>
        public bool CanBeCorrected => contribution.State is ContributionState.Pending or ContributionState.Approved;

        public bool WasCorrectedTooOften => contribution.History.Count(entry => entry is { Action: HistoryAction.Corrected, CuratorId: null, IsImport: false }) >= MaxCorrections;

        public Contribution WithdrawnBy(HistoryEntry entry) => contribution.After(entry, ContributionState.Withdrawn);

        /// <summary>A new version for the curators: it waits for them again, and what they said of the old one no longer counts.</summary>
        public Contribution CorrectedBy(HistoryEntry entry, Wording wording) =>
            contribution.After(entry, ContributionState.Pending).Saying(wording with { Importance = contribution.Importance, Meaning = contribution.Meaning }, Editor.Contributor, entry.At) with
            {
                ContentVersion = contribution.ContentVersion + 1,
                Votes = ImmutableSortedDictionary<string, Vote>.Empty,
                Retired = false,
            };

        /// <summary>Whoever has the page open is told to read it again; what was said of the text still counts.</summary>
        public Contribution AnsweredBy(HistoryEntry entry) =>
            contribution.After(entry, contribution.State) with { ContentVersion = contribution.ContentVersion + 1 };

        /// <summary>The text stays, without a name. The mail provider is asked to forget the address as well.</summary>
        public Contribution ErasedBy(HistoryEntry entry, Func<string, string> seal) =>
            contribution.After(entry, contribution.State) with
            {
                Contributor = Contributor.Unknown,
                // It was made with the address, and guesses could be tried against it.
                BodyHash = "",
                ErasureDue = contribution.Contributor.Email is { } address ? seal(address.StoredAs ?? address.Value) : contribution.ErasureDue,
            };

        public Contribution AddressConfirmedBy(HistoryEntry entry) =>
            contribution.After(entry, contribution.State) with { Contributor = contribution.Contributor with { EmailConfirmed = true } };

        public Contribution AddressRemovedBy(HistoryEntry entry) =>
            contribution.After(entry, contribution.State) with
            {
                Contributor = contribution.Contributor with { Email = null, EmailConfirmed = false },
                BodyHash = "",
            };
    }
}
