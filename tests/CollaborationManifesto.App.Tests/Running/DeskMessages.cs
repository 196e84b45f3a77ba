using Azure.Storage.Queues;
using CollaborationManifesto.Functions;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>Handles the messages of the queue <c>desk</c> when no pump does.</summary>
internal sealed class DeskMessages
{
    /// <summary>Every message that was handled, so that a test can handle it again at another time.</summary>
    private readonly List<string> _handled = [];

    /// <summary>Handles those that are visible.</summary>
    public async Task Handle(ManifestoApp app)
    {
        var queue = Queue(app);
        while ((await queue.ReceiveMessagesAsync(maxMessages: 32)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                _handled.Add(message.Body.ToString());
                await Function(app).MailDeskLink(message.Body.ToString());
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        }
    }

    /// <summary>As their copies are, which wait in the queue for longer than a test can.</summary>
    public async Task HandleAgain(ManifestoApp app)
    {
        foreach (var message in _handled.Distinct().ToList())
            await Function(app).MailDeskLink(message);
    }

    public static async Task Lose(ManifestoApp app) => await Queue(app).ClearMessagesAsync();

    private static DeskFunctions Function(ManifestoApp app) => ActivatorUtilities.CreateInstance<DeskFunctions>(app.Services);

    private static QueueClient Queue(ManifestoApp app) => app.Get<QueueServiceClient>().GetQueueClient(app.Get<IOptions<StorageSettings>>().Value.DeskQueue);
}
