using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>
/// Mails each curator a digest of what waits and no mail has told them of. It compares what is with what was sent, so whatever
/// held a mail back, a burst, an outage or a pause, what was left out is found again (docs/adr/0007).
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
        var wanting = (await curators.AllAsync(cancellationToken)).Where(curator => curator.EmailPreference != EmailPreference.Paused);
        // What fails for one is found again by the next run, and holds up no other.
        await Task.WhenAll(wanting.Select(curator => SendIfDueAsync(curator, waiting, cancellationToken)));
    }

    private async Task SendIfDueAsync(Curator curator, IReadOnlyList<WaitingRow> waiting, CancellationToken cancellationToken)
    {
        var rules = new DigestRules(settings.Value, clock.GetUtcNow());
        var since = rules.Since(waiting);
        if (rules.For(curator, waiting, await claims.SinceAsync(curator.Id, since, cancellationToken)) is not { } digest)
            return;
        await outbox.SendAsync(
            new(curator.Id, Addressee.For(curator), digest.Name, () => mails.ForAsync(digest, curator))
            {
                Notifies = digest.Covers,
                Since = since,
                MayGo = others => !others.Overlaps(digest.Covers),
            },
            cancellationToken);
    }
}
