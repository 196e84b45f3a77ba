using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Sessions.Closing;

/// <summary>Makes contributions of the notes of a session that has closed.</summary>
public sealed class SessionClosing
{
    /// <summary>Closes it if its time is over and nobody has.</summary>
    public Task<bool> CloseIfDueAsync(Versioned<LiveSession> read, Func<ContributionId, string, CancellationToken, Task> announce, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>It has closed, and some of its notes are not with the curators yet.</summary>
    public Task<bool> IsDueAsync(LiveSession session, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <returns>How long to wait before there is more to do; null if nothing is left.</returns>
    public Task<TimeSpan?> BringInDueAsync(LiveSession session, CancellationToken cancellationToken) => throw new NotImplementedException();
}
