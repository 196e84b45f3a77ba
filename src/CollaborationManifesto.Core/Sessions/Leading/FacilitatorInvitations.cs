using CollaborationManifesto.Model;

namespace CollaborationManifesto.Sessions.Leading;

/// <summary>Emails each facilitator the link that opens the facilitators' page.</summary>
public sealed class FacilitatorInvitations
{
    public Task<bool> AreDueAsync(LiveSession session, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <returns>How long to wait before the next try; null if everyone has the email or cannot be emailed.</returns>
    public Task<TimeSpan?> SendDueAsync(LiveSession session, CancellationToken cancellationToken) => throw new NotImplementedException();
}
