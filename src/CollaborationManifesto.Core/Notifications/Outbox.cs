namespace CollaborationManifesto.Notifications;

/// <summary>Sends each mail to each recipient once, whoever asks for it and however often.</summary>
public sealed class Outbox(MailClaims claims, MailSender sender)
{
    /// <param name="recipient">A curator's id, or for others <see cref="AddressHash"/>.</param>
    /// <param name="name">Names the mail among all that this recipient gets.</param>
    /// <param name="write">Writes it, where it has yet to be sent.</param>
    /// <returns>False when it must be tried again.</returns>
    public async Task<bool> SendOnce(string recipient, string name, Func<Task<Mail>> write, CancellationToken cancellation) =>
        await claims.Claim(recipient, name, cancellation) switch
        {
            ClaimOutcome.AlreadySent => true,
            ClaimOutcome.Mine(var claim) => await claims.Settle(claim, await sender.Send(await write(), cancellation), cancellation),
            _ => false,
        };
}
