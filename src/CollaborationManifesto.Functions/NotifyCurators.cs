using CollaborationManifesto.Notifications;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Looks at a contribution that changed: brings the projection up to it and mails the curators.</summary>
public sealed class NotifyCurators(ChangeHandler changes)
{
    [Function(nameof(NotifyCurators))]
    public Task Run([QueueTrigger("%ContributionsQueue%", Connection = "Storage")] string message, CancellationToken cancellation) =>
        changes.Handle(message, cancellation);
}
