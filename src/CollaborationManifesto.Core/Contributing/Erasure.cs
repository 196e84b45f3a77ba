using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Contributing;

/// <summary>
/// Erases personal data from everything that was sent with an email address, for people who ask an operator because they no longer have
/// their private links. Each contribution changes as it would on its own status page.
/// </summary>
public sealed class Erasure(ContributionStore contributions, ContributionUpdater changes, SessionRegister sessions, LinkTokens tokens, TimeProvider clock)
{
    /// <returns>The contributions that held the address. A second run finds what an interrupted one left.</returns>
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

    /// <summary>Takes someone out of the workshops that they lead. Their links stop working.</summary>
    /// <returns>How many workshops had the address.</returns>
    public async Task<int> EraseFacilitatorAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var session in await sessions.AllAsync(cancellationToken))
        {
            var (_, changed) = await sessions.UpdateAsync(session.Value.Id, current => current.WithoutFacilitator(address), cancellationToken);
            count += changed ? 1 : 0;
        }

        return count;
    }

    private static bool IsFrom(Contribution contribution, EmailAddress address) => address.IsSameAs(contribution.Contributor.Email);
}
