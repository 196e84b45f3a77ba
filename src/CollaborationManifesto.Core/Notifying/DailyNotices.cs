using System.Diagnostics;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Notifying;

/// <summary>Tells curators of all that is waiting on one page of the desk in one email, and sends each of them at most one of its kind a day.</summary>
public sealed class DailyNotices(CuratorRegister curators, EmailClaims claims, Outbox outbox, TimeProvider clock)
{
    private DateTimeOffset DayAgo => clock.GetUtcNow().AddDays(-1);

    /// <summary>Not to those who want no emails; the desk shows them. If the day's emails have gone, nothing else is read, and the hourly run tells later.</summary>
    /// <param name="kind">Prefix of the emails' names.</param>
    /// <param name="readWaiting">Reads what is waiting, oldest first.</param>
    public async Task<Delivery> TellAsync(string kind, Func<Task<IReadOnlyList<WaitingItem>>> readWaiting, Func<Curator, Task<EmailMessage>> write, CancellationToken cancellationToken)
    {
        var others = (await curators.AllAsync(cancellationToken)).Where(curator => curator.EmailPreference != EmailPreference.Paused).ToList();
        var toldToday = await Task.WhenAll(others.Select(curator => WasToldTodayAsync(curator, kind, cancellationToken)));
        var left = others.Zip(toldToday).Where(one => !one.Second).Select(one => one.First).ToList();
        if (left.Count == 0 || await readWaiting() is not { Count: > 0 } waiting)
            return new Delivery.Complete();
        return Delivery.FromSent(Array.TrueForAll(await Task.WhenAll(left.Select(curator => TryTellAsync(curator, kind, waiting, write, cancellationToken))), isDone => isDone));
    }

    private async Task<bool> WasToldTodayAsync(Curator curator, string kind, CancellationToken cancellationToken) =>
        (await claims.ReadRecentAsync(curator.Id, DayAgo, cancellationToken)).About(kind, sentAlone: true).Any();

    /// <returns>False if it must be tried again soon.</returns>
    private async Task<bool> TryTellAsync(Curator curator, string kind, IReadOnlyList<WaitingItem> waiting, Func<Curator, Task<EmailMessage>> write, CancellationToken cancellationToken)
    {
        // What is waiting for longer may have been told of longer ago.
        if (waiting[0].Since < DayAgo)
        {
            var told = (await claims.ReadRecentAsync(curator.Id, waiting[0].Since, cancellationToken)).About(kind, sentAlone: true).ToHashSet();
            if (waiting.All(item => told.Contains(item.Id)))
                return true;
            waiting = [.. waiting.OrderBy(item => !told.Contains(item.Id))];
        }

        var mail = new OutgoingEmail(curator.Id, Addressee.For(curator), kind + waiting[^1].Id, () => write(curator))
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
            SendResult.Deferred => await WasToldTodayAsync(curator, kind, cancellationToken),
            var other => throw new UnreachableException($"Nobody says what follows from {other}."),
        };
    }
}

public sealed record WaitingItem(string Id, DateTimeOffset Since);
