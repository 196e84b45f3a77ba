using System.Net;
using System.Threading.RateLimiting;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Http;

/// <summary>
/// The posts that this instance takes: so many from one address, then so many from all. The limiter drops the buckets of
/// addresses that have been quiet. Its clock is the machine's stopwatch and cannot be replaced (docs/adr/0004).
/// </summary>
public sealed class PostLimits(IOptions<LimitSettings> settings) : IDisposable
{
    // In this order: who is refused by the first bucket takes nothing out of everybody's.
    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<IPAddress, IPAddress>(client => Bucket(client, settings.Value.Burst, settings.Value.PerMinute)),
        PartitionedRateLimiter.Create<IPAddress, string>(_ => Bucket("all", settings.Value.TotalBurst, settings.Value.TotalPerMinute)));

    /// <summary>Null when the post is taken, else how long to wait for the next one to be.</summary>
    public TimeSpan? Refuse(IPAddress client)
    {
        using var lease = _limiter.AttemptAcquire(client);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero;
    }

    public void Dispose() => _limiter.Dispose();

    private static RateLimitPartition<T> Bucket<T>(T key, int burst, int perMinute) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute,
        AutoReplenishment = false,
    });
}
