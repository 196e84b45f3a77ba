using System.Net;
using System.Threading.RateLimiting;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Http;

/// <summary>
/// The posts that this instance takes: so many from one address, then so many from all. The limiter drops the buckets of
/// addresses that have been quiet. Its clock is the machine's stopwatch and cannot be replaced (docs/adr/0004).
/// </summary>
public sealed partial class PostLimits(IOptions<LimitSettings> settings, ILogger<PostLimits> log) : IDisposable
{
    private int _unknownClients;

    // In this order: who is refused by the first bucket takes nothing out of everybody's.
    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(client => client.Equals(IPAddress.None)
            ? RateLimitPartition.GetNoLimiter(client)
            : Bucket(client, settings.Value.Burst, settings.Value.PerMinute)),
        PartitionedRateLimiter.Create<IPAddress, string>(_ => Bucket("all", settings.Value.TotalBurst, settings.Value.TotalPerMinute)));

    /// <summary>Null when the post is taken, else how long to wait for the next one to be.</summary>
    /// <param name="client">Null where only the platform's address can be seen: one bucket for everybody would refuse everybody.</param>
    public TimeSpan? Refuse(IPAddress? client)
    {
        if (client is null && Interlocked.Exchange(ref _unknownClients, 1) == 0)
            LogUnknownClients();
        using var lease = _limiter.AttemptAcquire(client ?? IPAddress.None);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero;
    }

    public void Dispose() => _limiter.Dispose();

    [LoggerMessage(
        LogLevel.Warning, "Posts arrive with an address of the platform alone, so that people cannot be told apart: only the limit of all posts together holds")]
    private partial void LogUnknownClients();

    private static RateLimitPartition<T> Bucket<T>(T key, int burst, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
        AutoReplenishment = false,
    });
}
