using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Contributing;

/// <summary>
/// Erases a person's data from everything that they sent under an address, for those who ask an operator and no longer have their private
/// links. Each contribution changes as by its own status page.
/// </summary>
public sealed class Erasure(ContributionStore contributions, ContributionChanges changes, LinkTokens tokens, TimeProvider clock)
{
    /// <returns>The contributions that held the address. Run again, it finds what an interrupted run left.</returns>
    public async Task<IReadOnlyList<ContributionId>> EraseAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var entry = new HistoryEntry($"operator-{ContributionId.New()}", clock.GetUtcNow(), HistoryAction.PersonalDataErased);
        var erased = new List<ContributionId>();
        await foreach (var read in contributions.WithAddressAsync(cancellationToken))
        {
            if (!IsFrom(read.Value, address))
                continue;
            var (contribution, done) = await changes.TryUpdateAsync(
                read, entry.CommandId, current => IsFrom(current, address) ? current.ErasedBy(entry, tokens.Seal) : null, cancellationToken);
            if (done)
                erased.Add(contribution!.Id);
        }

        return erased;
    }

    private static bool IsFrom(Contribution contribution, EmailAddress address) => address.IsSameAs(contribution.Contributor.Email);
}
