using System.Text.Json;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Operating;

/// <summary>A message that failed too often and was moved to the poison queue beside its own. Its text is never shown.</summary>
/// <param name="Id">The queue's own name for it.</param>
/// <param name="Queue">The queue that it belongs to.</param>
/// <param name="Since">When it was moved.</param>
/// <param name="FirstQueued">When what it is about was accepted; null when the message cannot be read.</param>
/// <param name="Text">As it is put back.</param>
public sealed record PoisonMessage(string Id, string Queue, DateTimeOffset Since, DateTimeOffset? FirstQueued, string Text)
{
    /// <summary>When storage deletes it: the host in Azure gives poison messages seven days. Null when it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Null when it is about no contribution.</summary>
    public ContributionChanged? Change { get; private init; }

    public bool IsReadable => FirstQueued is not null;

    internal static PoisonMessage TryReadContribution(string id, string queue, DateTimeOffset since, string text) =>
        ChangeQueue.TryRead(text) is { CommandId: not null } change && ContributionId.TryParse(change.Id, out _)
            ? new(id, queue, since, change.AcceptedAt, ChangeQueue.Write(change with { Replays = change.Replays + 1 })) { Change = change }
            : new(id, queue, since, null, text);

    internal static PoisonMessage TryReadDeskLink(string id, string queue, DateTimeOffset since, string text) =>
        new(id, queue, since, Read(() => JsonSerializer.Deserialize(text, DeskLinkJson.Default.DeskLinkWish)) is { Address: not null } wish ? wish.AskedAt : null, text);

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
