namespace CollaborationManifesto.Web;

/// <summary>A limit of a burst, then of a number per minute. It has no timer: it keeps when it will be full again.</summary>
public sealed class TokenBucket(int burst, int perMinute, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _each = TimeSpan.FromMinutes(1) / perMinute;
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan _fullAgain;

    /// <returns>Null if there was a token, else how long until there is one.</returns>
    public TimeSpan? Take()
    {
        lock (_lock)
        {
            var now = clock.GetElapsedTime(_started);
            var missing = _fullAgain > now ? _fullAgain - now : TimeSpan.Zero;
            if (missing + _each > _each * burst)
                return missing + _each - (_each * burst);
            _fullAgain = now + missing + _each;
            return null;
        }
    }

    public void GiveBack()
    {
        lock (_lock)
            _fullAgain -= _each;
    }
}
