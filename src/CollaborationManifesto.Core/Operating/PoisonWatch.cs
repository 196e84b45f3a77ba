using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.Operating;

/// <summary>
/// Tells the operator what is poison, for as long as it is. It only looks: a function that took the messages off their queue would
/// have to keep them somewhere else.
/// </summary>
public sealed partial class PoisonWatch(PoisonQueues poison, IMeterFactory meters, ILogger<PoisonWatch> log)
{
    /// <summary>The meter's name, for whoever listens.</summary>
    public const string Name = "CollaborationManifesto.Poison";

    private readonly Gauge<int> _messages = meters.Create(Name)
        .CreateGauge<int>("manifesto.poison.messages", "{message}", "Messages that failed too often and wait for the operator.");

    /// <summary>Two calls while nothing is poison, four otherwise.</summary>
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
