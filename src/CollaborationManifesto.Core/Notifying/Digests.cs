using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>
/// Emails each curator a digest of pending contributions that no email has announced to them. Each run compares what is pending with what was
/// sent, so it finds whatever a burst, an outage or a pause held back (docs/adr/0007).
/// </summary>
public sealed class Digests(
    Projection projection,
    CuratorRegister curators,
    EmailClaims claims,
    Outbox outbox,
    DigestMail mails,
    IOptions<NoticeSettings> settings,
    TimeProvider clock)
{
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        var waiting = await projection.WaitingAsync(cancellationToken);
        if (waiting.Count == 0)
            return;
        var all = await curators.AllAsync(cancellationToken);
        var ids = all.Select(curator => curator.Id).ToList();
        waiting = [.. waiting.Select(row => row with { Notices = [.. row.Notices.Where(notice => notice.Stands(ids))] })];
        var wanting = all.Where(curator => curator.EmailPreference != EmailPreference.Paused);
        var texts = new DigestTexts(projection, cancellationToken);
        // A failure for one curator does not delay the others; the next run tries again.
        await Task.WhenAll(wanting.Select(curator => SendIfDueAsync(curator, waiting, texts, cancellationToken)));
    }

    private async Task SendIfDueAsync(Curator curator, IReadOnlyList<WaitingRow> waiting, DigestTexts texts, CancellationToken cancellationToken)
    {
        var rules = new DigestRules(settings.Value, clock.GetUtcNow());
        var since = rules.Since(waiting);
        if (rules.For(curator, waiting, await claims.ReadRecentAsync(curator.Id, since, cancellationToken)) is not { } digest)
            return;
        await outbox.SendAsync(
            new(curator.Id, Addressee.For(curator), digest.Name, async () => await mails.ForAsync(digest, curator, await texts.ReadAsync(digest)))
            {
                Notifies = digest.Covers,
                Since = since,
                MayGo = others => !others.Overlaps(digest.Due),
            },
            cancellationToken);
    }
}
