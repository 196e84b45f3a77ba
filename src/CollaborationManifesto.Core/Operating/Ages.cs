namespace CollaborationManifesto.Operating;

internal static class Ages
{
    /// <summary>Never less than nothing: storage has a clock of its own.</summary>
    public static TimeSpan? Since(DateTimeOffset? time, TimeProvider clock) =>
        clock.GetUtcNow() - time is { } age ? (age > TimeSpan.Zero ? age : TimeSpan.Zero) : null;

    public static long Seconds(TimeSpan age) => (long)age.TotalSeconds;
}
