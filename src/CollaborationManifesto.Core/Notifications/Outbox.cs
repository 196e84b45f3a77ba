using System.Diagnostics;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifications;

/// <summary>Sends each mail to each recipient once, whoever asks for it and however often, and nobody more than so many an hour.</summary>
public sealed class Outbox(MailClaims claims, MailSender sender, IOptions<NoticeSettings> settings, TimeProvider clock)
{
    /// <returns>False when it must be tried again.</returns>
    public async Task<bool> SendOnce(string recipient, string name, Func<Task<Mail>> write, CancellationToken cancellation) =>
        await Send(new(recipient, name, write), cancellation) == Sending.Sent;

    /// <summary>
    /// Looks at the recipient's other mails before the claim, because in a burst most mails need none, and again while this one is
    /// claimed: of two at once at least one then sees the other.
    /// </summary>
    public async Task<Sending> Send(OutgoingMail mail, CancellationToken cancellation)
    {
        var recent = await Recent(mail, cancellation);
        if (recent.WasSent(mail.Name))
            return Sending.Sent;
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

        var taken = await claims.Settle(claim, await sender.Send(await mail.Write(), cancellation), cancellation);
        return taken ? Sending.Sent : Sending.Failed;
    }

    private Task<RecentMails> Recent(OutgoingMail mail, CancellationToken cancellation) =>
        claims.Since(mail.Recipient, mail.Since < HourAgo ? mail.Since : HourAgo, cancellation);

    private bool MayGo(OutgoingMail mail, RecentMails recent)
    {
        var others = recent.Without(mail.Name);
        return others.Count(HourAgo) < settings.Value.MailsPerHour && mail.MayGo(others);
    }

    private DateTimeOffset HourAgo => clock.GetUtcNow().AddHours(-1);
}
