using System.Diagnostics;
using Azure.Storage.Queues;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Telemetry;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>
/// The queue <c>desk</c>. Its message is sent before the row is written, so that no row can be forgotten (docs/adr/0002), and is put back for as long
/// as it has to wait.
/// </summary>
public sealed class DeskQueue(QueueServiceClient queues, IOptions<StorageSettings> names, IOptions<ChangeSettings> settings, Counts counts, TimeProvider clock)
{
    private static readonly TimeSpan LongestMailDelay = TimeSpan.FromHours(1);

    private readonly QueueClient _queue = queues.GetQueueClient(names.Value.DeskQueue);

    public string Name => _queue.Name;

    /// <param name="write">Makes the message from the time and the W3C trace context of this request.</param>
    public async Task AnnounceAsync(Func<DateTimeOffset, string?, string> write, CancellationToken cancellationToken)
    {
        using var span = Traces.Send(Name);
        await SendAsync(write(clock.GetUtcNow(), Activity.Current?.Id), TimeSpan.FromSeconds(settings.Value.HeadStartSeconds), cancellationToken);
    }

    /// <summary>Puts a message back whose row is not there yet.</summary>
    /// <returns>False if it is too old: no write of the row can still be running.</returns>
    public async Task<bool> TryWaitForRowAsync(string message, DateTimeOffset acceptedAt, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - acceptedAt >= ChangeQueue.DropAfter)
            return false;
        await PutBackAsync(message, PutBackReason.Row, TimeSpan.FromSeconds(settings.Value.LookAgainSeconds), cancellationToken);
        return true;
    }

    /// <summary>Puts a message back whose email could not be sent now.</summary>
    /// <param name="attempt">How often that happened before. The delay grows with it.</param>
    public Task RetryMailAsync(string message, int attempt, CancellationToken cancellationToken)
    {
        var delay = TimeSpan.FromSeconds(settings.Value.LookAgainSeconds) * Math.Pow(2, Math.Min(attempt, 16));
        return PutBackAsync(message, PutBackReason.Mail, delay < LongestMailDelay ? delay : LongestMailDelay, cancellationToken);
    }

    /// <summary>Puts a message back until a decision can no longer be undone.</summary>
    public Task WaitForUndoAsync(string message, DateTimeOffset time, CancellationToken cancellationToken) =>
        // Whole seconds, as the queue counts, and at least one.
        PutBackAsync(message, PutBackReason.Undo, TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling((time - clock.GetUtcNow()).TotalSeconds))), cancellationToken);

    private async Task PutBackAsync(string message, PutBackReason reason, TimeSpan delay, CancellationToken cancellationToken)
    {
        await SendAsync(message, delay, cancellationToken);
        counts.PutBack(Name, reason);
    }

    private Task SendAsync(string message, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendMessageAsync(message, visibilityTimeout: delay, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);
}
