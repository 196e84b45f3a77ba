using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Desk;

/// <summary>
/// Emails links to the desk. The answer is sent before the address is looked up, so that it does not reveal who is a curator. The queue
/// <c>desk</c> carries the address, sealed.
/// </summary>
public sealed partial class DeskLinks(
    QueueServiceClient queues,
    IOptions<StorageSettings> names,
    LinkTokens tokens,
    CuratorRegister curators,
    CuratorNotices notices,
    MessageProcessing processing,
    Counts counts,
    TimeProvider clock,
    ILogger<DeskLinks> log)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(1);

    /// <summary>Nobody waits longer than this for the email.</summary>
    private static readonly TimeSpan GiveUp = TimeSpan.FromHours(1);

    private readonly QueueClient _queue = queues.GetQueueClient(names.Value.DeskQueue);

    public async Task EnqueueAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        using var span = Traces.Send(_queue.Name);
        await SendAsync(new(tokens.Seal(address.Value), clock.GetUtcNow(), Activity.Current?.Id), TimeSpan.Zero, cancellationToken);
    }

    /// <summary>Tries again every minute if the email cannot be sent.</summary>
    public async Task MailAsync(string message, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.Deserialize(message, DeskLinkJson.Default.DeskLinkRequest) ?? throw new FormatException("The queue message is empty.");
        await processing.ProcessAsync(_queue.Name, request.Traceparent, () => MailAsync(request, cancellationToken));
    }

    private async Task MailAsync(DeskLinkRequest request, CancellationToken cancellationToken)
    {
        if (EmailAddress.FromStorage(tokens.Unseal(request.Address)) is not { } address)
        {
            LogUnreadable();
            return;
        }

        var curator = (await curators.AllAsync(cancellationToken)).FirstOrDefault(one => one.Email.IsSameAs(address));
        if (curator is null || await notices.SendDeskLinkAsync(curator, cancellationToken) is SendResult.Sent or SendResult.Refused)
            return;
        if (clock.GetUtcNow() - request.AskedAt >= GiveUp)
        {
            LogGivenUp();
            return;
        }

        await SendAsync(request, RetryDelay, cancellationToken);
        counts.PutBack(_queue.Name, PutBackReason.Mail);
    }

    private Task SendAsync(DeskLinkRequest request, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendMessageAsync(JsonSerializer.Serialize(request, DeskLinkJson.Default.DeskLinkRequest), visibilityTimeout: delay, cancellationToken: cancellationToken);

    [LoggerMessage(LogLevel.Warning, "A wish for a link to the desk was sealed with a key that is gone; it is dropped")]
    private partial void LogUnreadable();

    [LoggerMessage(LogLevel.Warning, "A link to the desk could not be mailed for an hour; the wish is dropped")]
    private partial void LogGivenUp();
}

/// <param name="Address">The typed address, sealed.</param>
/// <param name="Traceparent">W3C trace context of the request that caused it.</param>
internal sealed record DeskLinkRequest(string Address, DateTimeOffset AskedAt, string? Traceparent = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeskLinkRequest))]
internal sealed partial class DeskLinkJson : JsonSerializerContext;
