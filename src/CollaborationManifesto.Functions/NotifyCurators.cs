using CollaborationManifesto.Notifications;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Looks at a contribution that changed: brings the projection up to it and mails the curators.</summary>
public sealed class NotifyCurators(ChangeHandler changes)
{
    // Not cancelled when the host stops: what has begun ends, and no half-handled message comes back as a failure.
    [Function(nameof(NotifyCurators))]
    public Task Run([QueueTrigger("%ContributionsQueue%", Connection = "Storage")] string message) =>
        changes.HandleAsync(message, CancellationToken.None);
}
