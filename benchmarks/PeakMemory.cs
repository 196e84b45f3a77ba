namespace CollaborationManifesto.Benchmarks;

/// <summary>The process's peak memory, sampled every 20 milliseconds.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<long> _looking;

    public PeakMemory() => _looking = Task.Run(Look);

    public async Task<long> Stop()
    {
        await _stop.CancelAsync();
        return await _looking;
    }

    public void Dispose() => _stop.Dispose();

    private async Task<long> Look()
    {
        var peak = Environment.WorkingSet;
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (await pause.WaitForNextTickAsync(_stop.Token))
                peak = Math.Max(peak, Environment.WorkingSet);
        }
        catch (OperationCanceledException)
        {
            // Disposed: stop sampling.
        }

        return peak;
    }
}
