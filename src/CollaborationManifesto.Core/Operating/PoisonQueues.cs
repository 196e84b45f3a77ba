using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Operating;

/// <summary>The poison queues of both queues. The Functions host fills them; only an operator empties them.</summary>
public sealed class PoisonQueues(QueueServiceClient queues, IOptions<StorageSettings> names)
{
    /// <summary>What a queue can show of itself without handing messages out.</summary>
    public const int Shown = 32;

    /// <summary>Nobody else sees a message while it is put back. When that dies, it is there again after this time.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);

    private readonly (string Name, Func<string, string, DateTimeOffset, string, PoisonMessage> Read)[] _queues =
    [
        (names.Value.ContributionsQueue, PoisonMessage.TryReadContribution), (names.Value.DeskQueue, PoisonMessage.TryReadDeskLink),
    ];

    /// <summary>How many messages are poison, by the queue that they belong to.</summary>
    public async Task<IReadOnlyList<(string Queue, int Count)>> CountsAsync(CancellationToken cancellationToken) => await Task.WhenAll(
        _queues.Select(async queue => (queue.Name, (await Poison(queue.Name).GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount)));

    /// <summary>The first <see cref="Shown"/> of each queue.</summary>
    public async Task<IReadOnlyList<PoisonMessage>> FirstAsync(CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(_queues.Select(async queue => (await Poison(queue.Name).PeekMessagesAsync(Shown, cancellationToken)).Value
            .Select(message => queue.Read(message.MessageId, queue.Name, message.InsertedOn!.Value, message.Body.ToString()) with { ExpiresAt = Expires(message.ExpiresOn) })));
        return [.. found.SelectMany(messages => messages)];
    }

    /// <summary>Puts messages back on their queues. What cannot be read stays.</summary>
    /// <param name="which">Whether a message is one of them.</param>
    /// <param name="cancellationToken">Ends it; what was not put back is still there.</param>
    public async Task<PoisonReplay> ReplayAsync(Func<PoisonMessage, bool> which, CancellationToken cancellationToken)
    {
        var replay = new PoisonReplay([], []);
        await TakeOffAsync(
            async message =>
            {
                if (!which(message))
                    return false;
                (message.IsReadable ? replay.Replayed : replay.Unreadable).Add(message);
                // Before it is deleted: a crash in between leaves it twice, and handlers are repeatable (docs/adr/0002).
                if (message.IsReadable)
                    await queues.GetQueueClient(message.Queue).SendMessageAsync(message.Text, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);
                return message.IsReadable;
            },
            cancellationToken);
        return replay;
    }

    /// <returns>What was deleted; null when there is no such message.</returns>
    public async Task<PoisonMessage?> DropAsync(string id, CancellationToken cancellationToken)
    {
        PoisonMessage? dropped = null;
        await TakeOffAsync(
            message =>
            {
                var isIt = message.Id == id;
                dropped = isIt ? message : dropped;
                return Task.FromResult(isIt);
            },
            cancellationToken);
        return dropped;
    }

    /// <summary>Goes through all messages: those that are done are deleted, the others are there again.</summary>
    private async Task TakeOffAsync(Func<PoisonMessage, Task<bool>> isDone, CancellationToken cancellationToken)
    {
        foreach (var queue in _queues)
        {
            var poison = Poison(queue.Name);
            // All are held before the first is handled, so that one which fails again is not met again.
            foreach (var message in await HeldAsync(poison, cancellationToken))
            {
                if (await isDone(queue.Read(message.MessageId, queue.Name, message.InsertedOn!.Value, message.Body.ToString())))
                    await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
                else
                    await poison.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.Body, TimeSpan.Zero, cancellationToken);
            }
        }
    }

    // Storage gives one without an end the last day that it knows.
    private static DateTimeOffset? Expires(DateTimeOffset? time) => time is { Year: < 9999 } ? time : null;

    private static async Task<IReadOnlyList<QueueMessage>> HeldAsync(QueueClient poison, CancellationToken cancellationToken)
    {
        var held = new List<QueueMessage>();
        while ((await poison.ReceiveMessagesAsync(Shown, Hold, cancellationToken)).Value is { Length: > 0 } messages)
            held.AddRange(messages);
        return held;
    }

    private QueueClient Poison(string queue) => queues.GetQueueClient(queue + "-poison");
}

/// <summary>What was put back, and what was asked for but cannot be read and so stays.</summary>
public sealed record PoisonReplay(List<PoisonMessage> Replayed, List<PoisonMessage> Unreadable);
