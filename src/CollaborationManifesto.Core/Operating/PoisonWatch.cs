using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.Operating;

/// <summary>
/// Reports poison messages to operators for as long as there are any. It only looks: a function that took the messages off their queue would
/// have to store them somewhere else.
/// </summary>
public sealed partial class PoisonWatch(PoisonQueues poison, IMeterFactory meters, ILogger<PoisonWatch> log)
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "CollaborationManifesto.Poison";

    private readonly Gauge<int> _messages = meters.Create(Name)
        .CreateGauge<int>("manifesto.poison.messages", "{message}", "Messages that failed too often and wait for the operator.");

    /// <summary>Two calls if nothing is poison, otherwise four.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var counts = await poison.CountsAsync(cancellationToken);
        foreach (var (queue, count) in counts)
            _messages.Record(count, KeyValuePair.Create("messaging.destination.name", (object?)queue));
        if (counts.All(queue => queue.Count == 0))
            return;
        foreach (var message in await poison.FirstAsync(cancellationToken))
            LogPoison(message.Id, message.Queue, message.Change?.Id ?? (message.IsReadable ? "none" : "unreadable"), message.Since);
    }

    [LoggerMessage(LogLevel.Error, "Poison message {Message} of queue {Queue}, contribution {Contribution}, waits since {Since:u}")]
    private partial void LogPoison(string message, string queue, string contribution, DateTimeOffset since);
}
