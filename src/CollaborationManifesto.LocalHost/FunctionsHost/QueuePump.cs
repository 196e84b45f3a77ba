using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CollaborationManifesto.LocalHost.Azurite;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.LocalHost.FunctionsHost;

/// <summary>
/// Passes queue messages to their functions like the Functions host: in batches, each under a lease, tried again after a failure, and moved to
/// the poison queue after too many (https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue).
/// </summary>
internal sealed partial class QueuePump(
    FunctionCatalog catalog, HostJson host, IConfiguration configuration, StorageConnections connections, ILogger<QueuePump> log) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <summary>The host does not set how long a poison message lives; seven days are the storage client's default.</summary>
    private static readonly TimeSpan LifeOfPoison = TimeSpan.FromDays(7);

    private readonly HostQueues _settings = host.Extensions.Queues;
    private readonly TimeSpan _lease = TimeSpan.FromSeconds(configuration.GetValue<double>("LocalHost:MessageLeaseSeconds"));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(catalog.With<QueueTriggerAttribute>().Select(found => PumpAsync(found.Trigger, found.Function, stoppingToken)));

    private async Task PumpAsync(QueueTriggerAttribute trigger, LocalFunction function, CancellationToken cancellationToken)
    {
        var name = catalog.Resolve(trigger.QueueName);
        var connection = configuration[trigger.Connection ?? "AzureWebJobsStorage"];
        var options = new QueueClientOptions { MessageEncoding = _settings.Encoding, Transport = connections.Transport };
        var queue = new QueueClient(connection, name, options);
        var poison = new QueueClient(connection, name + "-poison", options);
        var running = new List<Task>();
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            running.RemoveAll(task => task.IsCompleted);
            if (running.Count > _settings.NewBatchThreshold)
            {
                await Task.WhenAny(running);
                continue;
            }

            var messages = await ReceiveAsync(queue, cancellationToken);
            running.AddRange(messages.Select(message => HandleAsync(function, queue, poison, message)));
            pause = messages.Length > 0 ? FirstPause : Shorter(pause * 2, _settings.MaxPollingInterval);
            if (messages.Length == 0)
                await Task.Delay(pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(running);
    }

    private async Task<QueueMessage[]> ReceiveAsync(QueueClient queue, CancellationToken cancellationToken)
    {
        try
        {
            return (await queue.ReceiveMessagesAsync(_settings.BatchSize, _lease, cancellationToken)).Value;
        }
        catch (Exception failed) when (failed is RequestFailedException or AggregateException or OperationCanceledException)
        {
            if (!cancellationToken.IsCancellationRequested)
                LogReceiveFailed(failed, queue.Name);
            return [];
        }
    }

    private async Task HandleAsync(LocalFunction function, QueueClient queue, QueueClient poison, QueueMessage message)
    {
        try
        {
            // Once begun, a message is handled completely, even if the program has to stop.
            await function.CallAsync(message.Body.ToString(), CancellationToken.None);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None);
        }
        catch (Exception failed)
        {
            LogFunctionFailed(failed, function.Name, message.DequeueCount);
            await GiveBackAsync(queue, poison, message);
        }
    }

    private async Task GiveBackAsync(QueueClient queue, QueueClient poison, QueueMessage message)
    {
        try
        {
            if (message.DequeueCount < _settings.MaxDequeueCount)
            {
                await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.Body, _settings.VisibilityTimeout);
                return;
            }

            await poison.CreateIfNotExistsAsync();
            await poison.SendMessageAsync(message.Body, timeToLive: LifeOfPoison);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }
        catch (RequestFailedException failed)
        {
            // Storage is down: the lease expires and the message comes back by itself.
            LogReceiveFailed(failed, queue.Name);
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    [LoggerMessage(LogLevel.Error, "Function {Function} failed on try {DequeueCount} of a message")]
    private partial void LogFunctionFailed(Exception failed, string function, long dequeueCount);

    [LoggerMessage(LogLevel.Error, "Queue {Queue} did not answer")]
    private partial void LogReceiveFailed(Exception failed, string queue);
}
