using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>
/// Emails each curator about a pending contribution, an objection or a change to published text, unless that would be one email too many.
/// Then the digest includes it, because it finds whatever no email has announced (<see cref="Digests"/>).
/// </summary>
public sealed class CuratorNotices(
    CuratorRegister curators,
    Findings findings,
    ReviewMail mails,
    DeskLinkMail deskLinks,
    Outbox outbox,
    IOptions<NoticeSettings> settings,
    IOptions<CurationSettings> curation,
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
        ImmutableArray<Finding> found = contribution.State == ContributionState.Pending ? await findings.AboutAsync(contribution, alike, cancellationToken) : [];
        var all = await curators.AllAsync(cancellationToken);
        var consent = ContextOf(all);
        ImmutableArray<CuratorNotice> notices = [.. CuratorNotice.About(contribution).Where(notice => notice.Stands(consent.Curators))];
        var wanting = all.Where(curator => curator.EmailPreference == EmailPreference.Each);
        // Try all before a failure is thrown: a defect in one curator's email must not delay the others.
        var sent = await Task.WhenAll(wanting.Select(curator => SendAsync(contribution, notices, found, curator, consent, cancellationToken)));
        return Array.TrueForAll(sent, isDone => isDone);
    }

    /// <summary>One after the other, because an email about a version also tells of the objections to it.</summary>
    private async Task<bool> SendAsync(
        Contribution contribution, ImmutableArray<CuratorNotice> notices, ImmutableArray<Finding> found, Curator curator, ConsentContext consent, CancellationToken cancellationToken)
    {
        var isDone = true;
        var waitsSince = CuratorNotice.Since(contribution);
        foreach (var notice in notices.Where(notice => notice.IsFor(curator.Id)))
        {
            ImmutableArray<CuratorNotice> told = [.. notices.Where(notice.Includes)];
            var mail = new OutgoingEmail(curator.Id, Addressee.For(curator), RecentEmails.ReviewPrefix + notice.Key, () => mails.ForAsync(contribution, notice, found, curator, consent))
            {
                Notifies = new([.. told.Select(other => other.Key)], []),
                Since = waitsSince < BurstBegan ? waitsSince : BurstBegan,
                MayGo = others => MayGo(others, notice, notices),
            };
            isDone &= await outbox.SendAsync(mail, cancellationToken) != SendResult.Failed;
        }

        return isDone;
    }

    private ConsentContext ContextOf(IEnumerable<Curator> all) => new(curation.Value, all.Select(curator => curator.Id).ToHashSet(), clock.GetUtcNow());

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
    public async Task<SendResult> SendDeskLinkAsync(Curator curator, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var slot = now.ToUnixTimeSeconds() / (long)TimeSpan.FromMinutes(10).TotalSeconds;
        OutgoingEmail mail = new OutgoingEmail(curator.Id, Addressee.For(curator), string.Create(CultureInfo.InvariantCulture, $"{DeskLinks}{slot}"), () => deskLinks.ForAsync(curator))
        {
            MayGo = others => others.Count(now.AddHours(-1), DeskLinks) < Math.Max(1, settings.Value.MailsPerHour / 2),
        };
        return await outbox.SendAsync(mail, cancellationToken);
    }

    /// <summary>An objection to something that the curator has not been told of comes with that.</summary>
    private bool MayGo(RecentEmails others, CuratorNotice notice, ImmutableArray<CuratorNotice> all) =>
        others.FirstNotifiedAt(notice) is null
        && all.Where(other => other.Includes(notice)).All(other => others.FirstNotifiedAt(other) is not null)
        && others.Count(BurstBegan, RecentEmails.ReviewPrefix) < settings.Value.BurstMails;

    private DateTimeOffset BurstBegan => clock.GetUtcNow().AddMinutes(-settings.Value.BurstMinutes);
}
