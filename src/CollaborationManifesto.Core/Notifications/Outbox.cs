using System.Diagnostics;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifications;

/// <summary>Sends each mail to each recipient once, whoever asks for it and however often, and nobody more than so many an hour.</summary>
public sealed partial class Outbox(
    MailClaims claims, MailSender sender, Unreached unreached, IOptions<NoticeSettings> settings, TimeProvider clock, ILogger<Outbox> log)
{
    /// <returns>False when it must be tried again.</returns>
    public async Task<bool> SendOnce(string recipient, Addressee to, string name, Func<Task<Mail>> write, CancellationToken cancellation) =>
        await Send(new(recipient, to, name, write), cancellation) is Sending.Sent or Sending.Refused;

    /// <summary>
    /// Looks at the recipient's other mails before the claim, because in a burst most mails need none, and again while this one is
    /// claimed: of two at once at least one then sees the other.
    /// </summary>
    public async Task<Sending> Send(OutgoingMail mail, CancellationToken cancellation)
    {
        var recent = await Recent(mail, cancellation);
        if (recent.Settled(mail.Name) is { } settled)
            return settled;
        if (!MayGo(mail, recent))
            return Sending.Held;
        return await claims.Claim(mail.Recipient, mail.Name, mail.Covers, cancellation) switch
        {
            ClaimOutcome.AlreadySent => Sending.Sent,
            ClaimOutcome.Mine(var claim) => await Send(mail, claim, cancellation),
            ClaimOutcome.UnderWay => Sending.Failed,
            var other => throw new UnreachableException($"Nobody says what to do with {other.GetType().Name}."),
        };
    }

    private async Task<Sending> Send(OutgoingMail mail, MailClaim claim, CancellationToken cancellation)
    {
        if (!MayGo(mail, await Recent(mail, cancellation)))
        {
            await claims.GiveBack(claim, cancellation);
            return Sending.Held;
        }

        switch (await sender.Send(await mail.Write(), cancellation))
        {
            case MailAnswer.Taken:
                await claims.MarkSent(claim, cancellation);
                return Sending.Sent;
            case MailAnswer.Refused(var status):
                await claims.MarkRefused(claim, cancellation);
                await unreached.NoteRefused(mail.To, cancellation);
                Log(mail.To, status);
                return Sending.Refused;
            default:
                await claims.GiveBack(claim, cancellation);
                return Sending.Failed;
        }
    }

    private void Log(Addressee to, int status)
    {
        if (to.IsCurator)
            LogCuratorRefused(to.Id, status);
        else
            LogContributorRefused(to.Id, status);
    }

    private Task<RecentMails> Recent(OutgoingMail mail, CancellationToken cancellation) =>
        claims.Since(mail.Recipient, mail.Since < HourAgo ? mail.Since : HourAgo, cancellation);

    private bool MayGo(OutgoingMail mail, RecentMails recent)
    {
        var others = recent.Without(mail.Name);
        return others.Count(HourAgo) < settings.Value.MailsPerHour && mail.MayGo(others);
    }

    private DateTimeOffset HourAgo => clock.GetUtcNow().AddHours(-1);

    [LoggerMessage(LogLevel.Warning, "SendGrid refused the address of contribution {Id} for good, with status {Status}")]
    private partial void LogContributorRefused(string id, int status);

    [LoggerMessage(LogLevel.Warning, "SendGrid refused the address of curator {Id} for good, with status {Status}. 'manifesto unreached' says whose it is")]
    private partial void LogCuratorRefused(string id, int status);
}
