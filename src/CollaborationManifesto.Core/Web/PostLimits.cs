using System.Net;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Web;

/// <summary>The posts that this instance takes: so many from one address, and so many from all (docs/adr/0004).</summary>
public sealed partial class PostLimits(IOptions<LimitSettings> settings, TimeProvider clock, ILogger<PostLimits> log)
{
    /// <summary>Addresses that are remembered before the first look for those that have been quiet.</summary>
    private const int FirstSweep = 1_000;

    private readonly Lock _lock = new();
    private readonly Bucket _each = new(settings.Value.Burst, settings.Value.PerMinute);
    private readonly Bucket _all = new(settings.Value.TotalBurst, settings.Value.TotalPerMinute);

    // Half of what all may send at once is not for one address alone: a room may be full, and others still get in.
    private readonly int _forOthers = settings.Value.TotalBurst / 2;
    private readonly long _started = clock.GetTimestamp();
    private readonly Dictionary<IPAddress, TimeSpan> _fullAgain = [];
    private TimeSpan _allFullAgain;
    private int _sweepAt = FirstSweep;
    private bool _toldOfUnknown;

    /// <summary>Addresses that have posts missing, and some that were quiet since.</summary>
    internal int Remembered => _fullAgain.Count;

    /// <summary>Null when the post is taken, else how long to wait for the next one to be. Who is refused takes nothing from anyone.</summary>
    /// <param name="client">Null where only the platform's address can be seen: one bucket for everyone would refuse everyone.</param>
    public TimeSpan? Refuse(IPAddress? client)
    {
        lock (_lock)
        {
            var now = clock.GetElapsedTime(_started);
            var (own, all) = (client is null ? TimeSpan.Zero : Missing(_fullAgain.GetValueOrDefault(client), now), Missing(_allFullAgain, now));
            var wait = Longer(client is null ? TimeSpan.Zero : _each.Wait(own), _all.Wait(all, _each.Posts(own) >= _forOthers ? _forOthers : 0));
            if (wait > TimeSpan.Zero)
                return wait;
            _allFullAgain = now + all + _all.Post;
            if (client is null)
                TellOfUnknown();
            else
                Remember(client, now, own);
            return null;
        }
    }

    private void Remember(IPAddress client, TimeSpan now, TimeSpan own)
    {
        if (_fullAgain.Count >= _sweepAt)
            Sweep(now);
        _fullAgain[client] = now + own + _each.Post;
    }

    private void TellOfUnknown()
    {
        if (!_toldOfUnknown)
            LogUnknownClients();
        _toldOfUnknown = true;
    }

    private void Sweep(TimeSpan now)
    {
        foreach (var (quiet, _) in _fullAgain.Where(client => client.Value <= now).ToList())
            _fullAgain.Remove(quiet);
        _sweepAt = Math.Max(FirstSweep, 2 * _fullAgain.Count);
    }

    [LoggerMessage(
        LogLevel.Warning, "Posts arrive with an address of the platform alone, so that people cannot be told apart: only the limit of all posts together holds")]
    private partial void LogUnknownClients();

    private static TimeSpan Missing(TimeSpan fullAgain, TimeSpan now) => fullAgain > now ? fullAgain - now : TimeSpan.Zero;

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>A token bucket. What is missing in it is kept as the time that it takes to fill it again, so that it needs no timer.</summary>
    private readonly record struct Bucket(int Burst, int PerMinute)
    {
        public TimeSpan Post => TimeSpan.FromMinutes(1) / PerMinute;

        public int Posts(TimeSpan missing) => (int)(missing / Post);

        /// <summary>Until one more post leaves as many as <paramref name="left"/> in it; nothing or less when it does now.</summary>
        public TimeSpan Wait(TimeSpan missing, int left = 0) => missing + (Post * (1 + left)) - (Post * Burst);
    }
}
