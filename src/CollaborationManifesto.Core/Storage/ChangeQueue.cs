using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Telemetry;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>
/// The queue <c>contributions</c>. Its message is sent before the row is written, so that no row can be forgotten (write-ahead,
/// docs/adr/0002).
/// </summary>
public sealed class ChangeQueue(
    QueueServiceClient queues, IOptions<StorageSettings> names, IOptions<ChangeSettings> times, TimeProvider clock)
{
    /// <summary>A message without a row is dropped after this time, when no write of the row can still be running.</summary>
    public static readonly TimeSpan DropAfter = TimeSpan.FromMinutes(15);

    private readonly QueueClient _queue = queues.GetQueueClient(names.Value.ContributionsQueue);

    public string Name => _queue.Name;

    public async Task AnnounceAsync(ContributionId id, string commandId, CancellationToken cancellationToken)
    {
        using var span = Traces.Send(Name);
        await SendAsync(
            new(id.ToString(), commandId, clock.GetUtcNow(), Activity.Current?.Id),
            TimeSpan.FromSeconds(times.Value.HeadStartSeconds),
            cancellationToken);
    }

    public Task PutBackAsync(ContributionChangedMessage change, TimeSpan delay, CancellationToken cancellationToken) =>
        SendAsync(change with { NotBefore = clock.GetUtcNow() + delay }, delay, cancellationToken);

    /// <summary>
    /// When the oldest message that nobody has taken was due; null if all are taken. Sees only the first 32 messages, and ignores unreadable
    /// ones, which soon go to the poison queue.
    /// </summary>
    public async Task<DateTimeOffset?> OldestDueAsync(CancellationToken cancellationToken)
    {
        var due = await _queue.PeekMessagesAsync(maxMessages: 32, cancellationToken);
        return due.Value.Select(message => TryRead(message.Body.ToString())).Min(change => change?.NotBefore ?? change?.AcceptedAt);
    }

    public static ContributionChangedMessage Read(string message) =>
        JsonSerializer.Deserialize(message, MessageJson.Default.ContributionChangedMessage)
        ?? throw new FormatException("The queue message is empty.");

    /// <returns>Null if the message is not one of ours.</returns>
    internal static ContributionChangedMessage? TryRead(string message)
    {
        try
        {
            return Read(message);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException)
        {
            return null;
        }
    }

    internal static string Write(ContributionChangedMessage change) => JsonSerializer.Serialize(change, MessageJson.Default.ContributionChangedMessage);

    private Task SendAsync(ContributionChangedMessage change, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendMessageAsync(
            Write(change),
            visibilityTimeout: delay,
            timeToLive: TimeSpan.FromSeconds(-1),
            cancellationToken: cancellationToken);
}

/// <summary>The queue's message: "look at this contribution". It holds nothing that a person typed.</summary>
/// <param name="Id">The contribution's id.</param>
/// <param name="CommandId">The command that was about to be written; see <see cref="Contribution.HasCommand"/>.</param>
/// <param name="AcceptedAt">When the command was accepted.</param>
/// <param name="Traceparent">W3C trace context of the request that caused it.</param>
/// <param name="Attempt">How often its email had to be postponed.</param>
/// <param name="Replays">How often an operator has put it back from the poison queue.</param>
/// <param name="NotBefore">When it is due, if it was put back.</param>
public sealed record ContributionChangedMessage(string Id, string CommandId, DateTimeOffset AcceptedAt, string? Traceparent, int Attempt = 0, int Replays = 0, DateTimeOffset? NotBefore = null)
{
    [JsonIgnore]
    public ContributionId ContributionId => ContributionId.Parse(Id);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ContributionChangedMessage))]
internal sealed partial class MessageJson : JsonSerializerContext;
