using System.Collections.Immutable;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;

namespace CollaborationManifesto.Notifications;

/// <summary>Sees to it that every curator has one mail about a contribution that waits.</summary>
public sealed class CuratorNotices(CuratorRegister curators, Findings findings, MailClaims claims, ReviewMail mails, MailSender sender)
{
    /// <summary>True when every curator has the mail; false when some must be tried again.</summary>
    public async Task<bool> Send(Contribution contribution, CancellationToken cancellation)
    {
        var found = await findings.About(contribution, cancellation);
        // All are tried before a failure of one is thrown: the others' mail does not wait for a defect.
        var sent = await Task.WhenAll((await curators.All(cancellation)).Select(curator => SendTo(curator, contribution, found, cancellation)));
        return sent.All(taken => taken);
    }

    private async Task<bool> SendTo(Curator curator, Contribution contribution, ImmutableArray<Finding> found, CancellationToken cancellation)
    {
        // Returned to the curators with another text or state, it is another mail.
        var mail = $"review-{contribution.Id}-{contribution.ContentVersion}";
        switch (await claims.Claim(curator.Id, mail, cancellation))
        {
            case ClaimOutcome.AlreadySent:
                return true;
            case ClaimOutcome.Mine(var claim):
                return await claims.Settle(claim, await sender.Send(await mails.For(contribution, found, curator), cancellation), cancellation);
            default:
                return false;
        }
    }
}
