using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Links;
using CollaborationManifesto.Notifications;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Curation;

/// <summary>
/// Links to the desk by mail. Whoever asks is answered before anybody looks whether the address is a curator's: the queue <c>desk</c>
/// carries it, sealed.
/// </summary>
public sealed partial class DeskLinks(
    QueueServiceClient queues,
    IOptions<StorageSettings> names,
    LinkTokens tokens,
    CuratorRegister curators,
    CuratorNotices notices,
    TimeProvider clock,
    ILogger<DeskLinks> log)
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    /// <summary>After it nobody sits there and waits for the mail.</summary>
    private static readonly TimeSpan GiveUp = TimeSpan.FromHours(1);

    private readonly QueueClient _queue = queues.GetQueueClient(names.Value.DeskQueue);

    public Task Announce(EmailAddress address, CancellationToken cancellation) =>
        Send(new(tokens.Seal(address.Value), clock.GetUtcNow()), TimeSpan.Zero, cancellation);

    /// <summary>Mail that cannot be sent is tried again every minute.</summary>
    public async Task Mail(string message, CancellationToken cancellation)
    {
        var wish = JsonSerializer.Deserialize(message, DeskLinkJson.Default.DeskLinkWish) ?? throw new FormatException("The queue message is empty.");
        var address = tokens.Unseal(wish.Address);
        var curator = (await curators.All(cancellation)).FirstOrDefault(one => string.Equals(one.Email.Value, address, StringComparison.OrdinalIgnoreCase));
        if (curator is null || await notices.SendDeskLink(curator, cancellation))
            return;
        if (clock.GetUtcNow() - wish.AskedAt < GiveUp)
            await Send(wish, Again, cancellation);
        else
            LogGivenUp();
    }

    private Task Send(DeskLinkWish wish, TimeSpan delay, CancellationToken cancellation) =>
        _queue.SendMessageAsync(JsonSerializer.Serialize(wish, DeskLinkJson.Default.DeskLinkWish), visibilityTimeout: delay, cancellationToken: cancellation);

    [LoggerMessage(LogLevel.Warning, "A link to the desk could not be mailed for an hour; the wish is dropped")]
    private partial void LogGivenUp();
}

/// <param name="Address">The address that was typed, sealed.</param>
internal sealed record DeskLinkWish(string Address, DateTimeOffset AskedAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeskLinkWish))]
internal sealed partial class DeskLinkJson : JsonSerializerContext;
