using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>
/// Mails each curator about a contribution that waits, unless that would be one mail too many: then it is left to the digest,
/// which finds by itself what no mail has told (<see cref="Digests"/>).
/// </summary>
public sealed class CuratorNotices(
    CuratorRegister curators,
    Findings findings,
    ReviewMail mails,
    DeskLinkMail deskLinks,
    Outbox outbox,
    IOptions<NoticeSettings> settings,
    TimeProvider clock)
{
    private const string DeskLinks = "desk-";

    /// <summary>True when every curator has the mail, will have a digest or cannot be mailed at all; false when some must be tried again.</summary>
    /// <param name="alike">Ids of what it looks like.</param>
    public async Task<bool> SendAsync(Contribution contribution, ImmutableArray<ContributionId> alike, CancellationToken cancellationToken)
    {
        // A board comes all at once, so that none of its cards is worth a mail of its own.
        if (contribution.History[^1].IsImport)
            return true;
        var found = await findings.AboutAsync(contribution, alike, cancellationToken);
        var wanting = (await curators.AllAsync(cancellationToken)).Where(curator => curator.EmailPreference == EmailPreference.Each);
        // All are tried before a failure of one is thrown: the others' mail does not wait for a defect.
        var sent = await Task.WhenAll(wanting.Select(curator => outbox.SendAsync(
            new(curator.Id, Addressee.For(curator), PendingVersion.From(contribution).MailName, () => mails.ForAsync(contribution, found, curator))
            {
                Since = contribution.SubmittedAt < BurstBegan ? contribution.SubmittedAt : BurstBegan,
                MayGo = others => MayGo(others, contribution),
            },
            cancellationToken)));
        return sent.All(sending => sending != SendResult.Failed);
    }

    /// <summary>One an hour at most, however often it is asked for.</summary>
    public async Task<SendResult> SendFreshLinkAsync(Contribution contribution, Curator curator, CancellationToken cancellationToken)
    {
        var found = await findings.AboutAsync(contribution, cancellationToken);
        var mail = string.Create(CultureInfo.InvariantCulture, $"fresh-{contribution.Id}-{clock.GetUtcNow():yyyyMMddHH}");
        return await outbox.SendAsync(new(curator.Id, Addressee.For(curator), mail, () => mails.FreshLinkAsync(contribution, found, curator)), cancellationToken);
    }

    /// <summary>
    /// One in ten minutes at most, whoever asks for it. Anybody who knows the address can ask, so half of the hour's mails at most are such
    /// links: someone who asks all day must not keep out what waits.
    /// </summary>
    public async Task<bool> SendDeskLinkAsync(Curator curator, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var slot = now.ToUnixTimeSeconds() / (long)TimeSpan.FromMinutes(10).TotalSeconds;
        OutgoingEmail mail = new OutgoingEmail(curator.Id, Addressee.For(curator), string.Create(CultureInfo.InvariantCulture, $"{DeskLinks}{slot}"), () => deskLinks.ForAsync(curator))
        {
            MayGo = others => others.Count(now.AddHours(-1), DeskLinks) < Math.Max(1, settings.Value.MailsPerHour / 2),
        };
        return await outbox.SendAsync(mail, cancellationToken) is SendResult.Sent or SendResult.Refused;
    }

    private bool MayGo(RecentEmails others, Contribution contribution) =>
        others.FirstNotifiedAt(PendingVersion.From(contribution)) is null
        && others.Count(BurstBegan, RecentEmails.Singles) < settings.Value.BurstMails;

    private DateTimeOffset BurstBegan => clock.GetUtcNow().AddMinutes(-settings.Value.BurstMinutes);
}
