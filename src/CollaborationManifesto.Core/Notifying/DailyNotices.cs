using System.Diagnostics;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Notifying;

/// <summary>Tells curators of all that is waiting on one page of the desk in one email, and sends each of them at most one of its kind a day.</summary>
public sealed class DailyNotices(CuratorRegister curators, EmailClaims claims, Outbox outbox, TimeProvider clock)
{
    private DateTimeOffset DayAgo => clock.GetUtcNow().AddDays(-1);

    /// <summary>Not to those who want no emails; the desk shows them.</summary>
    /// <param name="kind">Prefix of the emails' names.</param>
    /// <param name="waiting">Oldest first.</param>
    public async Task<Delivery> TellAsync(string kind, IReadOnlyList<WaitingItem> waiting, Func<Curator, Task<EmailMessage>> write, CancellationToken cancellationToken)
    {
        if (waiting.Count == 0)
            return new Delivery.Complete();
        var told = await Task.WhenAll((await curators.AllAsync(cancellationToken)).Where(curator => curator.EmailPreference != EmailPreference.Paused)
            .Select(curator => TryTellAsync(curator, kind, waiting, write, cancellationToken)));
        return Delivery.FromSent(Array.TrueForAll(told, isDone => isDone));
    }

    /// <returns>False if it must be tried again soon. If the day's email has gone, the hourly run tells later.</returns>
    private async Task<bool> TryTellAsync(Curator curator, string kind, IReadOnlyList<WaitingItem> waiting, Func<Curator, Task<EmailMessage>> write, CancellationToken cancellationToken)
    {
        RecentEmails sent = await claims.ReadRecentAsync(curator.Id, waiting[0].Since < DayAgo ? waiting[0].Since : DayAgo, cancellationToken);
        var told = sent.About(kind, sentAlone: true).ToHashSet();
        if (waiting.LastOrDefault(item => !told.Contains(item.Id)) is not { } untold)
            return true;
        var mail = new OutgoingEmail(curator.Id, Addressee.For(curator), kind + untold.Id, () => write(curator))
        {
            Notifies = new([.. waiting.Select(item => item.Id)], []),
            Since = DayAgo,
            MayGo = others => others.Count(DayAgo, kind) == 0,
        };
        return await outbox.SendAsync(mail, cancellationToken) switch
        {
            SendResult.Sent or SendResult.Refused => true,
            SendResult.Failed => false,
            // Two that are about to be sent at once both stand back.
            SendResult.Deferred => (await claims.ReadRecentAsync(curator.Id, DayAgo, cancellationToken)).About(kind, sentAlone: true).Any(),
            var other => throw new UnreachableException($"Nobody says what follows from {other}."),
        };
    }
}

public sealed record WaitingItem(string Id, DateTimeOffset Since);
