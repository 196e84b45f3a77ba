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
            var curators = contribution.Votes.Keys.Concat(contribution.History.Select(entry => entry.CuratorId).OfType<string>())
                .Distinct()
                .Select((id, index) => (id, Number: index + 1))
                .ToDictionary(curator => curator.id, curator => curator.Number);
            return contribution with
            {
                Contributor = Contributor.Unknown,
                ErasureDue = null,
                Background = null,
                // The hash includes the email address, which someone who knows the rest could guess. An import's hash covers only the card.
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
