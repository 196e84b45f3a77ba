using System.Collections.Immutable;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Exporting;

internal static class PersonalData
{
    extension(Contribution contribution)
    {
        /// <summary>
        /// Without contributors, and with curators who have numbers instead of names, from one in each contribution. Texts and reasons stay as
        /// they were written, but for what others wrote on an imported card.
        /// </summary>
        public Contribution WithoutPersonalData()
        {
            var curators = contribution.Votes.Keys.Concat(contribution.History.Select(entry => entry.CuratorId).OfType<string>())
                .Distinct()
                .Select((id, index) => (id, Number: index + 1))
                .ToDictionary(curator => curator.id, curator => curator.Number);
            return contribution with
            {
                Contributor = Contributor.Unknown,
                ErasureDue = null,
                Background = null,
                // Made from the address too, which whoever knows the rest could try out. An import's is made from the card alone.
                BodyHash = contribution.Source is null ? "" : contribution.BodyHash,
                Votes = contribution.Votes.ToImmutableSortedDictionary(
                    vote => IdOf(curators[vote.Key]), vote => vote.Value with { CuratorName = NameOf(curators[vote.Key]) }),
                History = [.. contribution.History.Select(entry => entry.CuratorId is null ? entry : entry with
                {
                    CuratorId = IdOf(curators[entry.CuratorId]),
                    CuratorName = NameOf(curators[entry.CuratorId]),
                })],
            };
        }
    }

    private static string IdOf(int number) => $"curator-{number}";

    private static string NameOf(int number) => $"Curator {number}";
}
