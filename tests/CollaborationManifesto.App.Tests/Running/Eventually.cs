namespace CollaborationManifesto.App.Tests.Running;

/// <summary>Waits for a condition instead of a time.</summary>
public static class Eventually
{
    /// <summary>Only failing tests wait this long. A busy machine needs most of it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Task<T> Some<T>(Func<T?> look, string what)
        where T : class => Some(() => Task.FromResult(look()), what);

    public static async Task<T> Some<T>(Func<Task<T?>> look, string what)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            if (await look() is { } found)
                return found;
            try
            {
                await pause.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Waited {Patience.TotalSeconds} s in vain for {what}.");
            }
        }
    }

    public static Task True(Func<bool> look, string what) => Some(() => look() ? "yes" : null, what);

    public static Task True(Func<Task<bool>> look, string what) => Some(async () => await look() ? "yes" : null, what);
}
