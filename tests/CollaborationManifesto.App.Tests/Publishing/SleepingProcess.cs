using Azure.Core;
using Azure.Core.Pipeline;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>A process that sleeps at one of its calls until the test wakes it. Earlier calls are complete.</summary>
/// <param name="call">The number of the write, or of the read of a site file.</param>
/// <param name="looks">Sleep at a read instead of a write.</param>
/// <param name="renews">Only site files are held up; everything else goes on.</param>
internal sealed class SleepingProcess(int call, bool looks = false, bool renews = false) : HttpPipelinePolicy
{
    private readonly TaskCompletionSource _asleep = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _awake = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private int _calls;
    private int _underWay;
    private int _renewals;

    /// <summary>Completes when the process sleeps.</summary>
    public Task Asleep => _asleep.Task;

    public int Renewals => _renewals;

    public void Wake() => _awake.TrySetResult();

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Headers.TryGetValue("x-ms-lease-action", out var action))
        {
            if (action == "renew" && !renews && Asleep.IsCompleted)
                await _awake.Task.WaitAsync(message.CancellationToken);
            await ProcessNextAsync(message, pipeline);
            if (action == "renew")
                Interlocked.Increment(ref _renewals);
            return;
        }

        var ofSite = message.Request.Uri.Path.Contains("/site-", StringComparison.Ordinal);
        var look = message.Request.Method == RequestMethod.Get || message.Request.Method == RequestMethod.Head;
        if (look ? !(looks && ofSite) : renews && !ofSite)
        {
            await ProcessNextAsync(message, pipeline);
            return;
        }

        if (!Begin(counts: look == looks))
        {
            await _awake.Task.WaitAsync(message.CancellationToken);
            await ProcessNextAsync(message, pipeline);
            return;
        }

        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            End();
        }
    }

    private bool Begin(bool counts)
    {
        lock (_lock)
        {
            if (counts)
                _calls++;
            if (_calls >= call)
            {
                TellIfAsleep();
                return false;
            }

            _underWay++;
            return true;
        }
    }

    private void End()
    {
        lock (_lock)
        {
            _underWay--;
            TellIfAsleep();
        }
    }

    private void TellIfAsleep()
    {
        if (_calls >= call && _underWay == 0)
            _asleep.TrySetResult();
    }
}
