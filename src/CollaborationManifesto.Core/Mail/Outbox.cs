using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Mail;

/// <summary>Sends each email to each recipient once, however often it is asked to, and limits how many a recipient gets in an hour.</summary>
public sealed partial class Outbox(
    EmailClaims claims, EmailSender sender, UnreachableAddresses unreached, IOptions<NoticeSettings> settings, TimeProvider clock, ILogger<Outbox> log)
{
    /// <returns>False if it must be tried again.</returns>
    public async Task<bool> SendOnceAsync(string recipient, Addressee to, string name, Func<Task<EmailMessage>> write, CancellationToken cancellationToken) =>
        await SendAsync(new(recipient, to, name, write), cancellationToken) is SendResult.Sent or SendResult.Refused;

    /// <summary>
    /// Checks the recipient's other emails before the claim, because most emails of a burst are not needed, and again after it, so that of two
    /// sent at once at least one sees the other.
    /// </summary>
    public async Task<SendResult> SendAsync(OutgoingEmail mail, CancellationToken cancellationToken)
    {
        RecentEmails recent = await RecentAsync(mail, cancellationToken);
        if (recent.FindFinalResult(mail.Name) is { } settled)
            return settled;
        if (!MayGo(mail, recent))
            return SendResult.Deferred;
        return await claims.ClaimAsync(mail.Recipient, mail.Name, mail.Notifies, cancellationToken) switch
        {
            ClaimOutcome.AlreadySent => SendResult.Sent,
            ClaimOutcome.Claimed(var claim) => await SendAsync(mail, claim, cancellationToken),
            ClaimOutcome.InProgress => SendResult.Failed,
            var other => throw new UnreachableException($"Nobody says what to do with {other.GetType().Name}."),
        };
    }

    private async Task<SendResult> SendAsync(OutgoingEmail mail, EmailClaim claim, CancellationToken cancellationToken)
    {
        if (!MayGo(mail, await RecentAsync(mail, cancellationToken)))
        {
            await claims.ReleaseAsync(claim, cancellationToken);
            return SendResult.Deferred;
        }

        switch (await sender.SendAsync(await mail.Write(), cancellationToken))
        {
            case MailAnswer.Taken:
                await claims.MarkSentAsync(claim, cancellationToken);
                return SendResult.Sent;
            case MailAnswer.Refused(var status):
                await claims.MarkRefusedAsync(claim, cancellationToken);
                if (mail.To is { } to)
                {
                    await unreached.NoteRefusedAsync(to, cancellationToken);
                    Log(to, status);
                }

                return SendResult.Refused;
            default:
                await claims.ReleaseAsync(claim, cancellationToken);
                return SendResult.Failed;
        }
    }

    private void Log(Addressee to, int status)
    {
        if (to.IsCurator)
            LogCuratorRefused(to.Id, status);
        else
            LogContributorRefused(to.Id, status);
    }

    private Task<RecentEmails> RecentAsync(OutgoingEmail mail, CancellationToken cancellationToken) =>
        claims.ReadRecentAsync(mail.Recipient, mail.Since < HourAgo ? mail.Since : HourAgo, cancellationToken);

    private bool MayGo(OutgoingEmail mail, RecentEmails recent)
    {
        RecentEmails others = recent.Without(mail.Name);
        return others.Count(HourAgo) < settings.Value.MailsPerHour && mail.MayGo(others);
    }

    private DateTimeOffset HourAgo => clock.GetUtcNow().AddHours(-1);

    [LoggerMessage(LogLevel.Warning, "SendGrid refused the address of contribution {Id} for good, with status {Status}")]
    private partial void LogContributorRefused(string id, int status);

    [LoggerMessage(LogLevel.Warning, "SendGrid refused the address of curator {Id} for good, with status {Status}. 'manifesto unreached' says whose it is")]
    private partial void LogCuratorRefused(string id, int status);
}
