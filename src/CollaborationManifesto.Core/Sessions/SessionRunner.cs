using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using CollaborationManifesto.Model;
using CollaborationManifesto.Sessions.Closing;
using CollaborationManifesto.Sessions.Leading;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Sessions;

/// <summary>
/// Does what a live session needs done in the background: emails facilitators, and brings its notes to the curators once it has closed. A message
/// goes on the queue <c>desk</c> before the row is written (docs/adr/0002); its handler does what the row says is left to do, so that it can be
/// killed and repeated anywhere.
/// </summary>
public sealed partial class SessionRunner(
    QueueServiceClient queues,
    IOptions<StorageSettings> names,
    SessionRegister register,
    FacilitatorInvitations invitations,
    SessionClosing closing,
    DailyNews news,
    MessageProcessing processing,
    Counts counts,
    IOptions<ChangeSettings> settings,
    TimeProvider clock,
    ILogger<SessionRunner> log)
{
    private readonly QueueClient _queue = queues.GetQueueClient(names.Value.DeskQueue);

    public async Task AnnounceAsync(ContributionId session, string commandId, CancellationToken cancellationToken)
    {
        using var span = Traces.Send(_queue.Name);
        await SendAsync(new(session.ToString(), commandId, clock.GetUtcNow(), Activity.Current?.Id), TimeSpan.FromSeconds(settings.Value.HeadStartSeconds), cancellationToken);
    }

    /// <summary>Handles a message of the queue <c>desk</c>; null if it is about something else.</summary>
    public Task? TryHandleAsync(string message, CancellationToken cancellationToken) => SessionMessage.TryRead(message) is { } session
        ? processing.ProcessAsync(_queue.Name, session.Traceparent, () => HandleAsync(session, cancellationToken))
        : null;

    /// <summary>Closes sessions whose time is over, does what a lost message left undone, and tells curators of the notes of long ones.</summary>
    public async Task ContinueLeftBehindAsync(CancellationToken cancellationToken)
    {
        var all = await register.AllAsync(cancellationToken);
        foreach (var read in all)
        {
            if (await closing.CloseIfDueAsync(read, AnnounceAsync, cancellationToken) || clock.GetUtcNow() - read.Value.Log[^1].At < ChangeQueue.DropAfter)
                continue;
            // Not by a message: while email is down, every run would add another one.
            await invitations.SendDueAsync(read.Value, cancellationToken);
            if (await closing.IsDueAsync(read.Value, cancellationToken))
                await AnnounceAsync(read.Value.Id, read.Value.Log[^1].CommandId, cancellationToken);
        }

        // Last, so that no fault of an email keeps a session open.
        foreach (var read in all)
            await news.SendDueAsync(read.Value, cancellationToken);
    }

    private async Task HandleAsync(SessionMessage message, CancellationToken cancellationToken)
    {
        var id = ContributionId.Parse(message.Session);
        if (await register.FindAsync(id, cancellationToken) is not { Value: var session } || !session.HasCommand(message.CommandId))
        {
            await WaitForItsRowAsync(message, cancellationToken);
            return;
        }

        // Each returns how long to wait before there is more to do; null if it is done. An email that cannot be sent keeps no note back.
        var (notes, mail) = (await closing.BringInDueAsync(session, cancellationToken), await invitations.SendDueAsync(session, cancellationToken));
        if (mail is { } pause)
            await PutBackAsync(message, PutBackReason.Mail, pause, cancellationToken);
        else if (notes is { } rest)
            await SendAsync(message, rest, cancellationToken);
    }

    private async Task WaitForItsRowAsync(SessionMessage message, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - message.AcceptedAt < ChangeQueue.DropAfter)
            await PutBackAsync(message, PutBackReason.Row, TimeSpan.FromSeconds(settings.Value.LookAgainSeconds), cancellationToken);
        else
            LogGivenUp(message.Session);
    }

    private async Task PutBackAsync(SessionMessage message, PutBackReason reason, TimeSpan delay, CancellationToken cancellationToken)
    {
        await SendAsync(message, delay, cancellationToken);
        counts.PutBack(_queue.Name, reason);
    }

    private Task SendAsync(SessionMessage message, TimeSpan delay, CancellationToken cancellationToken) => _queue.SendMessageAsync(
        JsonSerializer.Serialize(message, SessionMessageJson.Default.SessionMessage), visibilityTimeout: delay, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);

    [LoggerMessage(LogLevel.Information, "A change of session {Id} was announced but never written; its message is dropped")]
    private partial void LogGivenUp(string id);
}

/// <summary>A message of the queue <c>desk</c>: "look at this session". It holds nothing that a person typed.</summary>
/// <param name="CommandId">The command that was about to be written; see <see cref="LiveSession.HasCommand"/>.</param>
/// <param name="Traceparent">W3C trace context of the request that caused it.</param>
internal sealed record SessionMessage(string Session, string CommandId, DateTimeOffset AcceptedAt, string? Traceparent = null)
{
    /// <returns>Null if the message is about something else, or not one of ours.</returns>
    public static SessionMessage? TryRead(string message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, SessionMessageJson.Default.SessionMessage) is { Session: not null, CommandId: not null } read && ContributionId.TryParse(read.Session, out _) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SessionMessage))]
internal sealed partial class SessionMessageJson : JsonSerializerContext;
