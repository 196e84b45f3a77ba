using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Contributing;

/// <summary>
/// Emails the link to a contributor's private page once, to an address that is not kept. Few such emails go to an address in a day, because it
/// may be a stranger's.
/// </summary>
public sealed class OwnLink(AddressHash hash, Outbox outbox, ContributorMails mails, IOptions<MailSettings> settings, TimeProvider clock)
{
    private const string Links = "link-";

    /// <param name="nonce">Of the page that asks for it: the same post again sends nothing.</param>
    public async Task<SendResult> SendAsync(Contribution contribution, EmailAddress address, ContributionId nonce, CancellationToken cancellationToken)
    {
        var dayAgo = clock.GetUtcNow().AddDays(-1);
        return await outbox.SendAsync(
            // Without an addressee: what the provider says of this address tells nothing of the one that the contribution may have.
            new(await hash.ComputeAsync(address, cancellationToken), To: null, $"{Links}{contribution.Id}-{nonce}", () => mails.LinkAsync(address, contribution))
            {
                Since = dayAgo,
                MayGo = others => others.Count(dayAgo, Links) < settings.Value.QuestionsPerAddressAndDay,
            },
            cancellationToken);
    }
}
