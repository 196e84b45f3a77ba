using System.Collections.Immutable;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Exporting;

internal static class PersonalData
{
    extension(Contribution contribution)
    {
        /// <summary>
        /// Removes contributors, and replaces curators' names with numbers, from 1 in each contribution. Texts and reasons stay as they were written,
        /// except what others wrote on an imported card.
        /// </summary>
        public Contribution WithoutPersonalData()
        {
            var curators = new NumberedCurators([.. CuratorsOf(contribution).Distinct()]);
            return contribution with
            {
                Contributor = Contributor.Unknown,
                ErasureDue = null,
                Background = null,
                // The hash includes the email address, which someone who knows the rest could guess. An import's hash covers only the card.
                BodyHash = contribution.Source is null ? "" : contribution.BodyHash,
                Votes = curators.Rename(contribution.Votes),
                Rewriting = curators.Rename(contribution.Rewriting),
                Proposal = contribution.Proposal is not { } proposal ? null : proposal with
                {
                    CuratorId = curators.IdOf(proposal.CuratorId),
                    CuratorName = curators.NameOf(proposal.CuratorId),
                    Votes = curators.Rename(proposal.Votes),
                    Rewriting = curators.Rename(proposal.Rewriting),
                },
                Amendment = contribution.Amendment is not { } amendment ? null : amendment with
                {
                    CuratorId = curators.IdOf(amendment.CuratorId),
                    CuratorName = curators.NameOf(amendment.CuratorId),
                },
                Place = contribution.Place is not { } place ? null : place with
                {
                    CuratorId = curators.IdOf(place.CuratorId),
                    CuratorName = curators.NameOf(place.CuratorId),
                },
                DraftedFrom = contribution.DraftedFrom is not { } drafted ? null : drafted with
                {
                    CuratorId = curators.IdOf(drafted.CuratorId),
                    CuratorName = curators.NameOf(drafted.CuratorId),
                },
                History = [.. contribution.History.Select(entry => entry.CuratorId is null ? entry : entry with
                {
                    CuratorId = curators.IdOf(entry.CuratorId),
                    CuratorName = curators.NameOf(entry.CuratorId),
                })],
            };
        }
    }

    extension(Edition edition)
    {
        /// <summary>Replaces curators' names with numbers, from 1 in each edition. Title and note stay as they were written.</summary>
        public Edition WithoutPersonalData()
        {
            var acts = new[] { edition.Proposed, edition.Named }.OfType<EditionAct>().Concat(edition.Corrections.Select(correction => correction.Act));
            var curators = new NumberedCurators([.. acts.Select(act => act.CuratorId).Distinct()]);
            return edition with
            {
                Proposed = curators.Rename(edition.Proposed),
                Named = edition.Named is { } named ? curators.Rename(named) : null,
                Corrections = [.. edition.Corrections.Select(correction => correction with { Act = curators.Rename(correction.Act) })],
            };
        }
    }

    extension(WorkshopImport import)
    {
        /// <summary>Replaces curators' names with numbers, from 1 in each import. The name of the workshop stays as it was written.</summary>
        public WorkshopImport WithoutPersonalData()
        {
            var acts = new[] { import.Uploaded, import.Started, import.TakenBack }.OfType<ImportAct>();
            var curators = new NumberedCurators([.. acts.Select(act => act.CuratorId).OfType<string>().Distinct()]);
            return import with
            {
                Uploaded = curators.Rename(import.Uploaded),
                Started = import.Started is { } started ? curators.Rename(started) : null,
                TakenBack = import.TakenBack is { } takenBack ? curators.Rename(takenBack) : null,
            };
        }
    }

    extension(Theme theme)
    {
        /// <summary>Replaces curators' names with numbers, from 1 in each theme. Its name and its note stay as they were written.</summary>
        public Theme WithoutPersonalData()
        {
            var curators = new NumberedCurators([.. theme.History.Select(entry => entry.CuratorId).Distinct()]);
            return theme with { History = [.. theme.History.Select(entry => entry with { CuratorId = curators.IdOf(entry.CuratorId), CuratorName = curators.NameOf(entry.CuratorId) })] };
        }
    }

    extension(LiveSession session)
    {
        /// <summary>Removes who leads it, and replaces the names in its log with numbers. Name and question stay as they were written.</summary>
        public LiveSession WithoutPersonalData()
        {
            var people = new NumberedCurators([.. session.Log.Select(entry => entry.ActorId).OfType<string>().Distinct()]);
            return session with
            {
                Facilitators = [],
                Log = [.. session.Log.Select(entry => entry.ActorId is { } id ? entry with { ActorId = people.IdOf(id), ActorName = people.NameOf(id) } : entry)],
            };
        }
    }

    extension(SessionNote note)
    {
        /// <summary>Removes the name, and which notes came from one phone. The text stays as it was written.</summary>
        public SessionNote WithoutPersonalData() => note with
        {
            // Otherwise one note with a name on the site would tell whose the phone's others are.
            Participant = note.Id,
            Name = null,
            Organisation = null,
            NamedInRoom = false,
            Credited = false,
            Place = note.Place is { } place ? place with { CuratorId = "facilitator", CuratorName = "Facilitator" } : null,
        };
    }

    private static IEnumerable<string> CuratorsOf(Contribution contribution) =>
    [
        .. contribution.Votes.Keys,
        .. contribution.History.Select(entry => entry.CuratorId).OfType<string>(),
        .. Named(contribution.Rewriting),
        .. contribution.Proposal is { } proposal ? Named(proposal.Rewriting).Concat(proposal.Votes.Keys).Append(proposal.CuratorId) : [],
        .. contribution.Amendment is { } amendment ? new[] { amendment.CuratorId } : [],
        .. contribution.Place is { } place ? new[] { place.CuratorId } : [],
        .. contribution.DraftedFrom is { } drafted ? new[] { drafted.CuratorId } : [],
    ];

    private static IEnumerable<string> Named(Rewriting? rewriting) =>
        rewriting is null ? [] : rewriting.Objectors.Select(objector => objector.CuratorId).Concat(rewriting.CuratorId is { } id ? [id] : []);

    private sealed record NumberedCurators(ImmutableArray<string> Ids)
    {
        public string IdOf(string id) => $"curator-{Ids.IndexOf(id) + 1}";

        public string NameOf(string id) => $"Curator {Ids.IndexOf(id) + 1}";

        public EditionAct Rename(EditionAct act) => act with { CuratorId = IdOf(act.CuratorId), CuratorName = NameOf(act.CuratorId) };

        public ImportAct Rename(ImportAct act) => act.CuratorId is { } id ? act with { CuratorId = IdOf(id), CuratorName = NameOf(id) } : act;

        public ImmutableSortedDictionary<string, Vote> Rename(ImmutableSortedDictionary<string, Vote> votes) =>
            votes.ToImmutableSortedDictionary(vote => IdOf(vote.Key), vote => vote.Value with { CuratorName = NameOf(vote.Key) });

        public Rewriting? Rename(Rewriting? rewriting) => rewriting is null ? null : rewriting with
        {
            CuratorId = rewriting.CuratorId is { } id ? IdOf(id) : null,
            CuratorName = rewriting.CuratorId is { } named ? NameOf(named) : null,
            Objectors = [.. rewriting.Objectors.Select(objector => new Objector(IdOf(objector.CuratorId), NameOf(objector.CuratorId)))],
        };
    }
}
