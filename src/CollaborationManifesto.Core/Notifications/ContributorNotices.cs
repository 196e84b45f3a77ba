using CollaborationManifesto.Contributions;
using CollaborationManifesto.Links;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifications;

/// <summary>
/// Mails a contributor who gave an address: first the question whether it is theirs, and only to a confirmed one what was
/// decided. Strangers whose address somebody typed get that question a few times a day at most.
/// </summary>
public sealed class ContributorNotices(
    AddressHash hash, MailClaims claims, ContributorMails mails, MailSender sender, ContributionStore contributions, LinkTokens tokens, IOptions<MailSettings> settings)
{
    /// <summary>True when nothing is left to send; false when it must be tried again.</summary>
    public async Task<bool> Send(Contribution contribution, CancellationToken cancellation)
    {
        if (contribution.ErasureDue is { } address)
            return await Forget(contribution, EmailAddress.TryParse(tokens.Unseal(address))!, cancellation);
        return contribution switch
        {
            { Contributor.Email: null } or { State: ContributionState.Withdrawn } => true,
            { Contributor.EmailConfirmed: false } => await Ask(contribution, cancellation),
            { State: ContributionState.Approved or ContributionState.Declined } => await Tell(contribution, cancellation),
            _ => true,
        };
    }

    private async Task<bool> Ask(Contribution contribution, CancellationToken cancellation)
    {
        var recipient = await hash.Of(contribution.Contributor.Email!, cancellation);
        var mail = $"{Questions}{contribution.Id}";
        return await claims.CountSentToday(recipient, Questions, except: mail, cancellation) >= settings.Value.QuestionsPerAddressAndDay
            || await Send(recipient, mail, () => mails.Question(contribution), cancellation);
    }

    private async Task<bool> Tell(Contribution contribution, CancellationToken cancellation) => await Send(
        await hash.Of(contribution.Contributor.Email!, cancellation),
        $"decision-{contribution.Id}-{contribution.ContentVersion}",
        () => mails.Decision(contribution),
        cancellation);

    private async Task<bool> Send(string recipient, string mail, Func<Task<Mail>> write, CancellationToken cancellation) =>
        await claims.Claim(recipient, mail, cancellation) switch
        {
            ClaimOutcome.AlreadySent => true,
            ClaimOutcome.Mine(var claim) => await claims.Settle(claim, await sender.Send(await write(), cancellation), cancellation),
            _ => false,
        };

    private async Task<bool> Forget(Contribution contribution, EmailAddress address, CancellationToken cancellation)
    {
        if (!await sender.Forget(address, cancellation))
            return false;
        var read = (await contributions.Find(contribution.Id, cancellation))!.Value;
        return await contributions.Replace(read.Value with { ErasureDue = null, Revision = read.Value.Revision + 1 }, read.ETag, cancellation);
    }

    private const string Questions = "question-";
}
