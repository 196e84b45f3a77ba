using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Editions;
using CollaborationManifesto.Model;
using CollaborationManifesto.Reporting;
using CollaborationManifesto.Sessions;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Signing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Workshops;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Operating;

/// <summary>The poison queues of both queues. The Functions host fills them; only an operator empties them.</summary>
public sealed class PoisonQueues(QueueServiceClient queues, IOptions<StorageSettings> names)
{
    /// <summary>Maximum of messages that a queue shows without handing them out.</summary>
    public const int Shown = 32;

    /// <summary>Hides a message from others while it is put back. If that crashes, the message reappears after this time.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);

    private readonly (string Name, Func<string, string, DateTimeOffset, string, PoisonMessage> Read)[] _queues =
    [
        (names.Value.ContributionsQueue, PoisonMessage.TryReadContribution), (names.Value.DeskQueue, PoisonMessage.TryReadDesk),
    ];

    /// <summary>Number of poison messages, by the queue that they belong to.</summary>
    public async Task<IReadOnlyList<(string Queue, int Count)>> CountsAsync(CancellationToken cancellationToken) => await Task.WhenAll(
        _queues.Select(async queue => (queue.Name, (await Poison(queue.Name).GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount)));

    /// <summary>The first <see cref="Shown"/> of each queue.</summary>
    public async Task<IReadOnlyList<PoisonMessage>> FirstAsync(CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(_queues.Select(async queue => (await Poison(queue.Name).PeekMessagesAsync(Shown, cancellationToken)).Value
            .Select(message => queue.Read(message.MessageId, queue.Name, message.InsertedOn!.Value, message.Body.ToString()) with { ExpiresAt = Expires(message.ExpiresOn) })));
        return [.. found.SelectMany(messages => messages)];
    }

    /// <summary>Puts messages back on their queues. Those that cannot be read stay.</summary>
    /// <param name="which">Chooses the messages.</param>
    /// <param name="cancellationToken">Stops it. Messages that were not put back stay.</param>
    public async Task<PoisonReplay> ReplayAsync(Func<PoisonMessage, bool> which, CancellationToken cancellationToken)
    {
        var replay = new PoisonReplay([], []);
        await TakeOffAsync(
            async message =>
            {
                if (!which(message))
                    return false;
                (message.IsReadable ? replay.Replayed : replay.Unreadable).Add(message);
                // Send before deleting: a crash in between leaves the message twice, and handlers are repeatable (docs/adr/0002).
                if (message.IsReadable)
                    await queues.GetQueueClient(message.Queue).SendMessageAsync(message.Text, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);
                return message.IsReadable;
            },
            cancellationToken);
        return replay;
    }

    /// <returns>The deleted message; null if there is no such message.</returns>
    public async Task<PoisonMessage?> DropAsync(string id, CancellationToken cancellationToken)
    {
        PoisonMessage? dropped = null;
        await TakeOffAsync(
            message =>
            {
                var isIt = message.Id == id;
                dropped = isIt ? message : dropped;
                return Task.FromResult(isIt);
            },
            cancellationToken);
        return dropped;
    }

    /// <summary>Goes through all messages: deletes those that are done, and shows the others again.</summary>
    private async Task TakeOffAsync(Func<PoisonMessage, Task<bool>> isDone, CancellationToken cancellationToken)
    {
        foreach (var queue in _queues)
        {
            var poison = Poison(queue.Name);
            // Hold all before handling the first, so that a message that fails again is not met twice.
            foreach (var message in await HeldAsync(poison, cancellationToken))
            {
                if (await isDone(queue.Read(message.MessageId, queue.Name, message.InsertedOn!.Value, message.Body.ToString())))
                    await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
                else
                    await poison.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.Body, TimeSpan.Zero, cancellationToken);
            }
        }
    }

    // Storage gives a message that never expires the last day that it knows.
    private static DateTimeOffset? Expires(DateTimeOffset? time) => time is { Year: < 9999 } ? time : null;

    private static async Task<IReadOnlyList<QueueMessage>> HeldAsync(QueueClient poison, CancellationToken cancellationToken)
    {
        var held = new List<QueueMessage>();
        while ((await poison.ReceiveMessagesAsync(Shown, Hold, cancellationToken)).Value is { Length: > 0 } messages)
            held.AddRange(messages);
        return held;
    }

    private QueueClient Poison(string queue) => queues.GetQueueClient(queue + "-poison");
}

/// <summary>Messages that were put back, and chosen messages that stay because they cannot be read.</summary>
public sealed record PoisonReplay(List<PoisonMessage> Replayed, List<PoisonMessage> Unreadable);

/// <summary>A message that failed too often and was moved to the poison queue of its queue. Its text is never shown.</summary>
/// <param name="Id">The queue's own id for it.</param>
/// <param name="Queue">The queue that it belongs to.</param>
/// <param name="Since">When it was moved.</param>
/// <param name="FirstQueued">When the change or request was accepted; null if the message cannot be read.</param>
/// <param name="Text">The text to put back.</param>
public sealed record PoisonMessage(string Id, string Queue, DateTimeOffset Since, DateTimeOffset? FirstQueued, string Text)
{
    /// <summary>When storage deletes it; null if never. The host in Azure gives poison messages seven days.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Null if it is not about a contribution.</summary>
    public ContributionChangedMessage? Change { get; private init; }

    /// <summary>Number of the edition that it is about; null if it is not about one.</summary>
    public int? Edition { get; private init; }

    /// <summary>Id of the import that it is about; null if it is not about one.</summary>
    public string? Import { get; private init; }

    /// <summary>Id of the live session that it is about; null if it is not about one.</summary>
    public string? Session { get; private init; }

    /// <summary>Id of the problem report that it is about; null if it is not about one.</summary>
    public string? Report { get; private init; }

    /// <summary>Id of the request that it is about, or of the command that changed signatures; null if it is not about one.</summary>
    public string? Signature { get; private init; }

    public bool IsReadable => FirstQueued is not null;

    internal static PoisonMessage TryReadContribution(string id, string queue, DateTimeOffset since, string text) =>
        ChangeQueue.TryRead(text) is { CommandId: not null } change && ContributionId.TryParse(change.Id, out _)
            ? new(id, queue, since, change.AcceptedAt, ChangeQueue.Write(change with { Replays = change.Replays + 1 })) { Change = change }
            : new(id, queue, since, null, text);

    internal static PoisonMessage TryReadDesk(string id, string queue, DateTimeOffset since, string text) =>
        ImportMessage.TryRead(text) is { } import ? new(id, queue, since, import.AcceptedAt, text) { Import = import.Import }
        : SessionMessage.TryRead(text) is { } session ? new(id, queue, since, session.AcceptedAt, text) { Session = session.Session }
        : EditionMessage.TryRead(text) is { } edition ? new(id, queue, since, edition.AcceptedAt, text) { Edition = edition.Edition }
        : ReportMessage.TryRead(text) is { } report ? new(id, queue, since, report.AcceptedAt, text) { Report = report.Report }
        : SignatureMessage.TryRead(text) is { } signature ? new(id, queue, since, signature.AcceptedAt, text) { Signature = signature.Request ?? signature.CommandId }
        : new(id, queue, since, Read(() => JsonSerializer.Deserialize(text, DeskLinkJson.Default.DeskLinkRequest)) is { Address: not null } wish ? wish.AskedAt : null, text);

    private static T? Read<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>Says what a poison message is about, and what a replay would do.</summary>
public sealed class PoisonExplainer(PoisonQueues poison, ContributionStore contributions, TimeProvider clock)
{
    /// <returns>Null if the message is not among those that a queue shows.</returns>
    public async Task<PoisonExplanation?> ExplainAsync(string id, CancellationToken cancellationToken)
    {
        if ((await poison.FirstAsync(cancellationToken)).FirstOrDefault(message => message.Id == id) is not { } message)
            return null;
        if (message.Change is not { } change)
            return new(message, null, EffectOf(message));
        var row = (await contributions.FindAsync(change.ContributionId, cancellationToken))?.Value;
        return new(message, row, row?.HasCommand(change.CommandId) == true ? ReplayEffect.Handles : Waits(change) ? ReplayEffect.WaitsForRow : ReplayEffect.Drops);
    }

    private static ReplayEffect EffectOf(PoisonMessage message) => message switch
    {
        { IsReadable: false } => ReplayEffect.Nothing,
        { Import: not null } => ReplayEffect.ContinuesImport,
        { Session: not null } => ReplayEffect.ContinuesSession,
        { Edition: not null } => ReplayEffect.HandlesEdition,
        { Report: not null } => ReplayEffect.HandlesReport,
        { Signature: not null } => ReplayEffect.HandlesSignature,
        { Import: null, Session: null, Edition: null, Report: null, Signature: null } => ReplayEffect.MailsDeskLink,
    };

    private bool Waits(ContributionChangedMessage change) => clock.GetUtcNow() - change.AcceptedAt < ChangeQueue.DropAfter;
}

/// <param name="Contribution">The current contribution; null if there is none, or the message is not about one.</param>
public sealed record PoisonExplanation(PoisonMessage Message, Contribution? Contribution, ReplayEffect Effect);

/// <summary>What would happen to a message that is put back.</summary>
public enum ReplayEffect
{
    /// <summary>The message cannot be read, so it is not put back.</summary>
    Nothing,

    /// <summary>Its command is in the contribution's history: site and desk are updated and missing emails sent.</summary>
    Handles,

    /// <summary>Its command was never written, but a write may still be under way.</summary>
    WaitsForRow,

    /// <summary>Its command was never written: nothing was accepted, so nothing is missing.</summary>
    Drops,

    /// <summary>It asks for a link to the desk.</summary>
    MailsDeskLink,

    /// <summary>It is about an edition: the other curators are emailed if it waits, and it is published if it is named.</summary>
    HandlesEdition,

    /// <summary>It is about an import: what is left of it is done.</summary>
    ContinuesImport,

    /// <summary>It is about a live session: what is left to do for it is done.</summary>
    ContinuesSession,

    /// <summary>It is about a problem report: missing emails about it are sent, and a removed one is deleted.</summary>
    HandlesReport,

    /// <summary>It is about signatures: missing emails about them are sent, and the site is published again.</summary>
    HandlesSignature,
}
