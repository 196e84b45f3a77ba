using CollaborationManifesto.Reconciling;
using CollaborationManifesto.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Has done what a lost message left undone.</summary>
public sealed class Reconcile(Reconciler reconciler)
{
    [Function(nameof(Reconcile))]
    public Task Run([TimerTrigger("%RetentionSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        Traces.TimerAsync(nameof(Reconcile), reconciler.RunAsync, cancellation);
}
