using System.Collections.Concurrent;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Sessions;

/// <summary>What an instance keeps for each session, or for each state of one. What nobody has asked for lately is forgotten.</summary>
internal sealed class RecentlyAsked<TKey, T>(TimeProvider clock)
    where TKey : notnull
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    /// <summary>So many are kept before any are forgotten.</summary>
    private const int FirstSweep = 2 * LiveSession.MostOpen;

    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();

    public T For(TKey key, Func<TKey, T> create)
    {
        var now = clock.GetUtcNow();
        if (_entries.Count > FirstSweep)
        {
            foreach (var (quiet, _) in _entries.Where(entry => now - entry.Value.AskedAt > Kept).ToList())
                _entries.TryRemove(quiet, out _);
        }

        var entry = _entries.GetOrAdd(key, key => new(create(key)));
        entry.AskedAt = now;
        return entry.Value;
    }

    public void Forget(TKey key) => _entries.TryRemove(key, out _);

    private sealed record Entry(T Value)
    {
        public DateTimeOffset AskedAt { get; set; }
    }
}
