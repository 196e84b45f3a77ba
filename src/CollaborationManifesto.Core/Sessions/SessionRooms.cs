using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Sessions;

/// <summary>
/// What is going on in a live session, read at most once a second by each instance, however many walls and phones ask. People who have to act on
/// what they see read the rows themselves.
/// </summary>
public sealed class SessionRooms(SessionRegister register, SessionNotes notes, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(1);

    private readonly RecentlyAsked<ContributionId, ShortLivedCache<SessionRoom?>> _rooms = new(clock);

    /// <summary>At most a second old. Null if there is no such session.</summary>
    public Task<SessionRoom?> FindAsync(ContributionId id, CancellationToken cancellationToken) =>
        _rooms.For(id, id => new(Lasts, clock, () => ReadAsync(id))).GetAsync(cancellationToken);

    /// <summary>After a change, so that the person who made it sees it at once.</summary>
    public void Forget(ContributionId id) => _rooms.Forget(id);

    private async Task<SessionRoom?> ReadAsync(ContributionId id)
    {
        // Not the caller's token, because others wait for the answer too.
        if (await register.FindAsync(id, CancellationToken.None) is not { Value: var session })
            return null;
        var all = await notes.OfAsync(id, CancellationToken.None).Select(read => read.Value).ToListAsync(CancellationToken.None);
        return new(session, [.. all.Select(session.InRoom).OrderBy(note => note.SentAt).ThenBy(note => note.Id.ToString(), StringComparer.Ordinal)]);
    }
}

/// <param name="Notes">In the order in which they were sent; removed ones and those brought in too.</param>
public sealed record SessionRoom(LiveSession Session, ImmutableArray<SessionNote> Notes)
{
    /// <summary>Notes that were not removed, hidden ones too.</summary>
    public int Count => Notes.Count(note => !note.IsRemoved);

    /// <summary>Whether the session as a whole takes no more notes, also counting removed ones.</summary>
    public bool IsFull(DateTimeOffset now) => Notes.Length >= LiveSession.MostNotes || Notes.Count(note => note.SentAt > now - LiveSession.Counted) >= LiveSession.MostInTenMinutes;
}
