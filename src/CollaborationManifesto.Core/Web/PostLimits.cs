using System.Net;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Web;

/// <summary>Limits the posts that this instance accepts, from each address and in total (docs/adr/0004).</summary>
public sealed partial class PostLimits(IOptions<LimitSettings> settings, TimeProvider clock, ILogger<PostLimits> log)
{
    /// <summary>Number of remembered addresses at which quiet ones are first removed.</summary>
    private const int FirstSweep = 1_000;

    private readonly Lock _lock = new();
    private readonly Bucket _each = new(settings.Value.Burst, settings.Value.PerMinute);
    private readonly Bucket _all = new(settings.Value.TotalBurst, settings.Value.TotalPerMinute);

    // Keeps half of the total burst for other addresses: a full room that shares one address must not lock everyone else out.
    private readonly int _forOthers = settings.Value.TotalBurst / 2;
    private readonly long _started = clock.GetTimestamp();
    private readonly Dictionary<IPAddress, TimeSpan> _fullAgain = [];
    private TimeSpan _allFullAgain;
    private int _sweepAt = FirstSweep;
    private bool _toldOfUnknown;

    /// <summary>Remembered addresses: those that have posted lately, and some that are quiet again.</summary>
    internal int Remembered => _fullAgain.Count;

    /// <summary>Returns null if the post is accepted, else how long to wait. A refused post does not count towards any limit.</summary>
    /// <param name="client">Null if only the platform's address is visible, which all share. Then only the total limit holds.</param>
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

    /// <summary>A token bucket without a timer: it keeps the missing tokens as the time needed to refill them.</summary>
    private readonly record struct Bucket(int Burst, int PerMinute)
    {
        public TimeSpan Post => TimeSpan.FromMinutes(1) / PerMinute;

        public int Posts(TimeSpan missing) => (int)(missing / Post);

        /// <summary>Time until the bucket has a token for a post and <paramref name="left"/> more; zero or negative if it has them now.</summary>
        public TimeSpan Wait(TimeSpan missing, int left = 0) => missing + (Post * (1 + left)) - (Post * Burst);
    }
}
