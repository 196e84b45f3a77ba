using CollaborationManifesto.Curation;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Mails the link to the desk, if whoever asked is a curator.</summary>
public sealed class MailDeskLink(DeskLinks links)
{
    [Function(nameof(MailDeskLink))]
    public Task Run([QueueTrigger("%DeskQueue%", Connection = "Storage")] string message, CancellationToken cancellation) =>
        links.Mail(message, cancellation);
}
