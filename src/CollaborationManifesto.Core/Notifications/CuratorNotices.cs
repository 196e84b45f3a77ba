using System.Globalization;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;

namespace CollaborationManifesto.Notifications;

/// <summary>Sees to it that every curator has one mail about a contribution that waits.</summary>
public sealed class CuratorNotices(
    CuratorRegister curators, Findings findings, ReviewMail mails, DeskLinkMail deskLinks, Outbox outbox, TimeProvider clock)
{
    /// <summary>True when every curator has the mail; false when some must be tried again.</summary>
    public async Task<bool> Send(Contribution contribution, CancellationToken cancellation)
    {
        var found = await findings.About(contribution, cancellation);
        // Returned to the curators with another text or state, it is another mail.
        var mail = $"review-{contribution.Id}-{contribution.ContentVersion}";
        // All are tried before a failure of one is thrown: the others' mail does not wait for a defect.
        var sent = await Task.WhenAll((await curators.All(cancellation)).Select(curator =>
            outbox.SendOnce(curator.Id, mail, () => mails.For(contribution, found, curator), cancellation)));
        return sent.All(taken => taken);
    }

    /// <summary>One an hour at most, however often it is asked for.</summary>
    public async Task<bool> SendFreshLink(Contribution contribution, Curator curator, CancellationToken cancellation)
    {
        var found = await findings.About(contribution, cancellation);
        var mail = string.Create(CultureInfo.InvariantCulture, $"fresh-{contribution.Id}-{clock.GetUtcNow():yyyyMMddHH}");
        return await outbox.SendOnce(curator.Id, mail, () => mails.FreshLink(contribution, found, curator), cancellation);
    }

    /// <summary>One in ten minutes at most, whoever asks for it.</summary>
    public Task<bool> SendDeskLink(Curator curator, CancellationToken cancellation)
    {
        var slot = clock.GetUtcNow().ToUnixTimeSeconds() / (long)TimeSpan.FromMinutes(10).TotalSeconds;
        return outbox.SendOnce(curator.Id, string.Create(CultureInfo.InvariantCulture, $"desk-{slot}"), () => deskLinks.For(curator), cancellation);
    }
}
