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
/// Emails each curator about a pending contribution, unless that would be one email too many. Then the digest includes it, because it finds
/// whatever no email has announced (<see cref="Digests"/>).
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

    /// <summary>True if every curator has the email, will get a digest or cannot be emailed at all; false if some must be tried again.</summary>
    /// <param name="alike">Ids of similar contributions.</param>
    public async Task<bool> SendAsync(Contribution contribution, ImmutableArray<ContributionId> alike, CancellationToken cancellationToken)
    {
        // An imported board arrives all at once: too many cards for an email each.
        if (contribution.History[^1].IsImport)
            return true;
        var found = await findings.AboutAsync(contribution, alike, cancellationToken);
        var wanting = (await curators.AllAsync(cancellationToken)).Where(curator => curator.EmailPreference == EmailPreference.Each);
        // Try all before a failure is thrown: a defect in one curator's email must not delay the others.
        var sent = await Task.WhenAll(wanting.Select(curator => outbox.SendAsync(
            new(curator.Id, Addressee.For(curator), PendingVersion.From(contribution).MailName, () => mails.ForAsync(contribution, found, curator))
            {
                Since = contribution.SubmittedAt < BurstBegan ? contribution.SubmittedAt : BurstBegan,
                MayGo = others => MayGo(others, contribution),
            },
            cancellationToken)));
        return sent.All(sending => sending != SendResult.Failed);
    }

    /// <summary>At most one an hour for each contribution, however often it is asked for.</summary>
    public async Task<SendResult> SendFreshLinkAsync(Contribution contribution, Curator curator, CancellationToken cancellationToken)
    {
        var found = await findings.AboutAsync(contribution, cancellationToken);
        var mail = string.Create(CultureInfo.InvariantCulture, $"fresh-{contribution.Id}-{clock.GetUtcNow():yyyyMMddHH}");
        return await outbox.SendAsync(new(curator.Id, Addressee.For(curator), mail, () => mails.FreshLinkAsync(contribution, found, curator)), cancellationToken);
    }

    /// <summary>
    /// At most one in ten minutes, however often it is asked for. Anyone who knows the address can ask, so at most half of the hour's emails
    /// are such links: someone who asks all day must not block the emails about pending contributions.
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
        && others.Count(BurstBegan, RecentEmails.ReviewPrefix) < settings.Value.BurstMails;

    private DateTimeOffset BurstBegan => clock.GetUtcNow().AddMinutes(-settings.Value.BurstMinutes);
}
