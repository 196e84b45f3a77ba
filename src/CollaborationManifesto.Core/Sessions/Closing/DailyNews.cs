using System.Globalization;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Sessions.Closing;

/// <summary>
/// While a session is open for longer than a day, tells curators once a day how many notes it has. They can decide on them only when it has
/// closed, and then a digest has all of them.
/// </summary>
public sealed class DailyNews(SessionNotes notes, CuratorRegister curators, DailyNewsMail mails, Outbox outbox, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Repeated calls of the same day send nothing more.</summary>
    public async Task SendDueAsync(LiveSession session, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var days = (int)((now - session.OpensAt) / Day);
        if (days < 1 || session.TimeAt(now) != SessionTime.Open)
            return;
        var written = await notes.OfAsync(session.Id, cancellationToken).Select(read => read.Value).Where(note => !note.IsRemoved).ToListAsync(cancellationToken);
        var recent = written.Count(note => note.SentAt > now - Day);
        if (recent == 0)
            return;
        var wanting = (await curators.AllAsync(cancellationToken)).Where(curator => curator.EmailPreference != EmailPreference.Paused);
        await Task.WhenAll(wanting.Select(curator => outbox.SendOnceAsync(
            curator.Id,
            Addressee.For(curator),
            string.Create(CultureInfo.InvariantCulture, $"workshop-{session.Id}-{days}"),
            () => mails.ForAsync(session, days, written.Count, recent, curator),
            cancellationToken)));
    }
}
