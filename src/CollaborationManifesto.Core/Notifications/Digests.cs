using CollaborationManifesto.Curation;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifications;

/// <summary>
/// Mails each curator a digest of what waits and no mail has told them of. It compares what is with what was sent, so whatever
/// held a mail back, a burst, an outage or a pause, what was left out is found again (docs/adr/0007).
/// </summary>
public sealed class Digests(
    Projection projection,
    CuratorRegister curators,
    MailClaims claims,
    Outbox outbox,
    DigestMail mails,
    IOptions<NoticeSettings> settings,
    TimeProvider clock)
{
    public async Task SendDue(CancellationToken cancellation)
    {
        var waiting = await projection.Waiting(cancellation);
        if (waiting.Count == 0)
            return;
        var wanting = (await curators.All(cancellation)).Where(curator => curator.MailWish != MailWish.Paused);
        // What fails for one is found again by the next run, and holds up no other.
        await Task.WhenAll(wanting.Select(curator => SendIfDue(curator, waiting, cancellation)));
    }

    private async Task SendIfDue(Curator curator, IReadOnlyList<WaitingRow> waiting, CancellationToken cancellation)
    {
        var rules = new DigestRules(settings.Value, clock.GetUtcNow());
        var since = rules.Since(waiting);
        if (rules.For(curator, waiting, await claims.Since(curator.Id, since, cancellation)) is not { } digest)
            return;
        await outbox.Send(
            new(curator.Id, Addressee.For(curator), digest.Name, () => mails.For(digest, curator))
            {
                Covers = digest.Covers,
                Since = since,
                MayGo = others => !others.Overlap(digest.Covers),
            },
            cancellation);
    }
}
