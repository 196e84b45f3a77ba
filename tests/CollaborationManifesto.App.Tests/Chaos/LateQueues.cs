using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>Queues that hold back a message until the row is written: the order that the product avoids.</summary>
internal sealed class LateQueues(string connection) : QueueServiceClient(connection)
{
    private readonly string _connection = connection;
    private Func<Task>? _kept;

    public override QueueClient GetQueueClient(string queueName) => new Queue(this, _connection, queueName);

    public Task RowIsWritten() => Interlocked.Exchange(ref _kept, null)?.Invoke() ?? Task.CompletedTask;

    /// <summary>Drops the message, as if the program died before sending it.</summary>
    public void Forget() => _kept = null;

    private sealed class Queue(LateQueues queues, string connection, string name) : QueueClient(connection, name)
    {
        public override Task<Response<SendReceipt>> SendMessageAsync(
            string messageText, TimeSpan? visibilityTimeout = null, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default)
        {
            queues._kept = () => base.SendMessageAsync(messageText, visibilityTimeout, timeToLive, cancellationToken);
            return Task.FromResult<Response<SendReceipt>>(null!);
        }
    }
}
