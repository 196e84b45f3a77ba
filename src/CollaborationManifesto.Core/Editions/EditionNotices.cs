using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Editions;

/// <summary>
/// Emails the other curators when one of them proposes an edition, and sees to it that a named one is published. A message goes on the queue
/// <c>desk</c> before the row is written (docs/adr/0002); its handler does what the row says is missing.
/// </summary>
public sealed partial class EditionNotices(
    QueueServiceClient queues,
    IOptions<StorageSettings> names,
    EditionRegister register,
    Projection projection,
    CuratorRegister curators,
    PublishedSnapshots snapshots,
    EditionMail mails,
    Outbox outbox,
    MessageProcessing processing,
    Counts counts,
    IOptions<ChangeSettings> settings,
    TimeProvider clock,
    ILogger<EditionNotices> log)
{
    private static readonly TimeSpan LongestMailDelay = TimeSpan.FromHours(1);

    private readonly QueueClient _queue = queues.GetQueueClient(names.Value.DeskQueue);

    public async Task AnnounceAsync(int number, string commandId, CancellationToken cancellationToken)
    {
        using var span = Traces.Send(_queue.Name);
        await SendAsync(new(number, commandId, clock.GetUtcNow(), Activity.Current?.Id), TimeSpan.FromSeconds(settings.Value.HeadStartSeconds), cancellationToken);
    }

    /// <summary>Handles a message of the queue <c>desk</c>; null if it is about something else.</summary>
    public Task? TryHandleAsync(string message, CancellationToken cancellationToken) => EditionMessage.TryRead(message) is { } edition
        ? processing.ProcessAsync(_queue.Name, edition.Traceparent, () => HandleAsync(edition, cancellationToken))
        : null;

    private async Task HandleAsync(EditionMessage message, CancellationToken cancellationToken)
    {
        var all = await register.AllAsync(cancellationToken);
        if (all.Select(one => one.Value).FirstOrDefault(one => one.Number == message.Edition && one.HasCommand(message.CommandId)) is not { } edition)
        {
            await WaitForItsRowAsync(message, cancellationToken);
            return;
        }

        // Nobody is emailed when it is named or corrected. The program may have died before it marked the change.
        if (edition.Named is not null)
            await projection.MarkChangeAsync(cancellationToken);
        else if (!await MailAsync(edition, cancellationToken))
            await PutBackAsync(message with { Attempt = message.Attempt + 1 }, PutBackReason.Mail, MailDelay(message.Attempt), cancellationToken);
    }

    /// <summary>Also to those who get summaries: this is rare, and may wait for them. Not to those who want no emails; the desk shows it.</summary>
    /// <returns>False if some must be tried again.</returns>
    private async Task<bool> MailAsync(Edition edition, CancellationToken cancellationToken)
    {
        var content = await snapshots.ReadAsync(edition.Snapshot, cancellationToken);
        var others = (await curators.AllAsync(cancellationToken)).Where(curator => curator.Id != edition.Proposed.CuratorId && curator.EmailPreference != EmailPreference.Paused);
        var sent = await Task.WhenAll(others.Select(curator =>
            outbox.SendOnceAsync(curator.Id, Addressee.For(curator), NameOf(edition), () => mails.ForAsync(edition, content, curator), cancellationToken)));
        return Array.TrueForAll(sent, isDone => isDone);
    }

    /// <summary>With the time, because a number that was taken back is used again.</summary>
    internal static string NameOf(Edition edition) =>
        string.Create(CultureInfo.InvariantCulture, $"edition-{edition.Number}-{edition.Proposed.At.ToUnixTimeMilliseconds()}");

    private async Task WaitForItsRowAsync(EditionMessage message, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - message.AcceptedAt < ChangeQueue.DropAfter)
            await PutBackAsync(message, PutBackReason.Row, TimeSpan.FromSeconds(settings.Value.LookAgainSeconds), cancellationToken);
        else
            LogGivenUp(message.Edition);
    }

    private async Task PutBackAsync(EditionMessage message, PutBackReason reason, TimeSpan delay, CancellationToken cancellationToken)
    {
        await SendAsync(message, delay, cancellationToken);
        counts.PutBack(_queue.Name, reason);
    }

    private Task SendAsync(EditionMessage message, TimeSpan delay, CancellationToken cancellationToken) => _queue.SendMessageAsync(
        JsonSerializer.Serialize(message, EditionMessageJson.Default.EditionMessage), visibilityTimeout: delay, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);

    private TimeSpan MailDelay(int attempt)
    {
        var delay = TimeSpan.FromSeconds(settings.Value.LookAgainSeconds) * Math.Pow(2, Math.Min(attempt, 16));
        return delay < LongestMailDelay ? delay : LongestMailDelay;
    }

    [LoggerMessage(LogLevel.Information, "A change of edition {Number} was announced, and is not there: it was never written, or was taken back. Its message is dropped")]
    private partial void LogGivenUp(int number);
}

/// <summary>A message of the queue <c>desk</c>: "look at this edition". It holds nothing that a person typed.</summary>
/// <param name="CommandId">The command that was about to be written; see <see cref="Model.Edition.HasCommand"/>.</param>
/// <param name="Traceparent">W3C trace context of the request that caused it.</param>
/// <param name="Attempt">How often its emails had to be postponed.</param>
internal sealed record EditionMessage(int Edition, string CommandId, DateTimeOffset AcceptedAt, string? Traceparent = null, int Attempt = 0)
{
    /// <returns>Null if the message is about something else, or not one of ours.</returns>
    public static EditionMessage? TryRead(string message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, EditionMessageJson.Default.EditionMessage) is { Edition: > 0, CommandId: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(EditionMessage))]
internal sealed partial class EditionMessageJson : JsonSerializerContext;
