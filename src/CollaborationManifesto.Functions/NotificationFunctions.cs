using CollaborationManifesto.Notifying;
using CollaborationManifesto.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Who is told of what changed.</summary>
public sealed class NotificationFunctions(ChangeHandler changes, Digests digests)
{
    /// <summary>Looks at a contribution that changed: brings the projection up to it and emails the curators.</summary>
    // Not cancelled when the host stops: what has begun ends, and no half-handled message comes back as a failure.
    [Function(nameof(NotifyCurators))]
    public Task NotifyCurators([QueueTrigger("%ContributionsQueue%", Connection = "Storage")] string message) =>
        changes.HandleAsync(message, CancellationToken.None);

    [Function(nameof(SendDigests))]
    public Task SendDigests([TimerTrigger("%DigestSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        Traces.TimerAsync(nameof(SendDigests), digests.SendDueAsync, cancellationToken);
}
