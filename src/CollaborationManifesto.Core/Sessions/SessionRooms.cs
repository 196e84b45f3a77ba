using System.Collections.Concurrent;
using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Sessions;

/// <summary>
/// What is going on in a live session, read at most once a second by each instance, however many walls and phones ask. Whoever has to act on
/// what they see reads the rows themselves.
/// </summary>
public sealed class SessionRooms(SessionRegister register, SessionNotes notes, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(1);

    /// <summary>Sessions that nobody asked about for so long are forgotten.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <summary>So many are remembered before any are forgotten.</summary>
    private const int FirstSweep = 2 * LiveSession.MostOpen;

    private readonly ConcurrentDictionary<ContributionId, Remembered> _rooms = new();

    /// <summary>At most a second old. Null if there is no such session.</summary>
    public async Task<SessionRoom?> FindAsync(ContributionId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_rooms.Count > FirstSweep)
        {
            foreach (var (quiet, _) in _rooms.Where(room => now - room.Value.AskedAt > Kept).ToList())
                _rooms.TryRemove(quiet, out _);
        }

        var room = _rooms.GetOrAdd(id, _ => new(new(Lasts, clock, () => ReadAsync(id))));
        room.AskedAt = now;
        return await room.Cache.GetAsync(cancellationToken);
    }

    /// <summary>After a change, so that whoever made it sees it at once.</summary>
    public void Forget(ContributionId id) => _rooms.TryRemove(id, out _);

    private async Task<SessionRoom?> ReadAsync(ContributionId id)
    {
        // Not the caller's token, because others wait for the answer too.
        if (await register.FindAsync(id, CancellationToken.None) is not { Value: var session })
            return null;
        var all = await notes.OfAsync(id, CancellationToken.None).Select(read => read.Value).ToListAsync(CancellationToken.None);
        return new(session, [.. all.OrderBy(note => note.SentAt).ThenBy(note => note.Id.ToString(), StringComparer.Ordinal)]);
    }

    private sealed record Remembered(ShortLivedCache<SessionRoom?> Cache)
    {
        public DateTimeOffset AskedAt { get; set; }
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
