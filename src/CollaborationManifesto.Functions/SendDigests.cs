using CollaborationManifesto.Notifications;
using CollaborationManifesto.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Mails curators the digests that are due.</summary>
public sealed class SendDigests(Digests digests)
{
    [Function(nameof(SendDigests))]
    public Task Run([TimerTrigger("%DigestSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        Traces.TimerAsync(nameof(SendDigests), digests.SendDueAsync, cancellation);
}
