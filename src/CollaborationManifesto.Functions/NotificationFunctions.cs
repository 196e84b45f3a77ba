using CollaborationManifesto.Notifying;
using CollaborationManifesto.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Tells curators and contributors about changes.</summary>
public sealed class NotificationFunctions(ChangeHandler changes, Digests digests)
{
    /// <summary>Handles a changed contribution: updates the projection, and emails the curators and the contributor.</summary>
    // Not cancelled when the host stops, so that a message that has begun is handled completely and does not come back as a failure.
    [Function(nameof(NotifyCurators))]
    public Task NotifyCurators([QueueTrigger("%ContributionsQueue%", Connection = "Storage")] string message) =>
        changes.HandleAsync(message, CancellationToken.None);

    [Function(nameof(SendDigests))]
    public Task SendDigests([TimerTrigger("%DigestSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        Traces.TimerAsync(nameof(SendDigests), digests.SendDueAsync, cancellationToken);
}
