using CollaborationManifesto.Poison;
using CollaborationManifesto.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Tells the operator of messages that failed too often.</summary>
public sealed class WatchPoison(PoisonWatch poison)
{
    [Function(nameof(WatchPoison))]
    public Task Run([TimerTrigger("%RetentionSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        Traces.TimerAsync(nameof(WatchPoison), poison.LookAsync, cancellation);
}
