using CollaborationManifesto.Contributions;
using CollaborationManifesto.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Deletes what has been kept for as long as the privacy notice says.</summary>
public sealed class ApplyRetention(Retention retention)
{
    [Function(nameof(ApplyRetention))]
    public Task Run([TimerTrigger("%RetentionSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        Traces.TimerAsync(nameof(ApplyRetention), retention.ApplyAsync, cancellation);
}
