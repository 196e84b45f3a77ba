using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Contributing;

/// <summary>
/// Emails the link to a contributor's private page once, to an address that is not kept. Few such emails go to an address in a day, because it
/// may be a stranger's, and few from one page, because it may be a program's.
/// </summary>
public sealed class OwnLink(EmailClaims claims, AddressHash hash, Outbox outbox, ContributorMails mails, IOptions<MailSettings> settings, TimeProvider clock)
{
    public const int MostADay = 5;

    private const string Links = "link-";

    private DateTimeOffset DayAgo => clock.GetUtcNow().AddDays(-1);

    /// <param name="nonce">Of the page that asks for it: the same post again sends nothing.</param>
    public async Task<SendResult> SendAsync(Contribution contribution, EmailAddress address, ContributionId nonce, CancellationToken cancellationToken)
    {
        // Counted like an address, so that these rows are deleted as those are.
        var page = AddressHash.Prefix + contribution.Id;
        var name = $"{Links}{contribution.Id}-{nonce}";
        if (await claims.ClaimAsync(page, name, NotifiedVersions.None, cancellationToken) is not ClaimOutcome.Claimed(var claim))
            return await claims.WasSentAsync(page, name, cancellationToken) ? SendResult.Sent : SendResult.Failed;
        RecentEmails asked = await claims.ReadRecentAsync(page, DayAgo, cancellationToken);
        var result = asked.Count(DayAgo, Links) > MostADay ? SendResult.Deferred : await MailAsync(contribution, address, name, cancellationToken);
        await (result == SendResult.Sent ? claims.MarkSentAsync(claim, cancellationToken) : claims.ReleaseAsync(claim, cancellationToken));
        return result;
    }

    /// <summary>Without an addressee: what the provider says of this address tells nothing of the one that the contribution may have.</summary>
    private async Task<SendResult> MailAsync(Contribution contribution, EmailAddress address, string name, CancellationToken cancellationToken) => await outbox.SendAsync(
        new(await hash.ComputeAsync(address, cancellationToken), To: null, name, () => mails.LinkAsync(address, contribution))
        {
            Since = DayAgo,
            MayGo = others => others.Count(DayAgo, Links) < settings.Value.QuestionsPerAddressAndDay,
        },
        cancellationToken);
}
