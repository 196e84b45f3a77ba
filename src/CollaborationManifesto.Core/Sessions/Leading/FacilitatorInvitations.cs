using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Sessions.Leading;

/// <summary>Emails each facilitator the link that opens the facilitators' page, once. The row says who has it.</summary>
public sealed class FacilitatorInvitations(SessionRegister register, InvitationMail mails, Outbox outbox, AddressHash hash, TimeProvider clock)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(1);

    private bool AreDue(LiveSession session) => session.Facilitators.Any(one => one.IsToBeEmailed) && session.TimeAt(clock.GetUtcNow()) is not SessionTime.Over;

    /// <returns>How long to wait before the next try; null if everyone has the email or cannot be emailed.</returns>
    public async Task<TimeSpan?> SendDueAsync(LiveSession session, CancellationToken cancellationToken)
    {
        if (!AreDue(session))
            return null;
        var isDone = true;
        foreach (var facilitator in session.Facilitators.Where(one => one.IsToBeEmailed))
            isDone &= await SendAsync(session, facilitator, cancellationToken);
        return isDone ? null : RetryDelay;
    }

    /// <returns>False if it must be tried again.</returns>
    private async Task<bool> SendAsync(LiveSession session, Facilitator facilitator, CancellationToken cancellationToken)
    {
        var recipient = await hash.ComputeAsync(facilitator.Email!, cancellationToken);
        var sent = await outbox.SendAsync(new(recipient, null, $"invitation-{session.Id}-{facilitator.Id}", () => mails.ForAsync(session, facilitator)), cancellationToken);
        if (sent is SendResult.Failed or SendResult.Deferred)
            return false;
        var now = clock.GetUtcNow();
        await register.UpdateAsync(
            session.Id,
            current => current.Facilitators.FirstOrDefault(one => one.Id == facilitator.Id && one.EmailedAt is null) is { } one
                ? current with { Facilitators = current.Facilitators.Replace(one, one with { EmailedAt = now, IsRefused = sent == SendResult.Refused }) }
                : null,
            cancellationToken);
        return true;
    }
}
