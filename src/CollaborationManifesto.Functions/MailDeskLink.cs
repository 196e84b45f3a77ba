using CollaborationManifesto.Curation;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Mails the link to the desk, if whoever asked is a curator.</summary>
public sealed class MailDeskLink(DeskLinks links)
{
    // Not cancelled when the host stops: what has begun ends, and no half-handled message comes back as a failure.
    [Function(nameof(MailDeskLink))]
    public Task Run([QueueTrigger("%DeskQueue%", Connection = "Storage")] string message) =>
        links.MailAsync(message, CancellationToken.None);
}
