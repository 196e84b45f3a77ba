using CollaborationManifesto.Contributions;
using CollaborationManifesto.Links;
using CollaborationManifesto.Pages;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifications;

/// <summary>Writes the mails to contributors. Nothing that the sender typed is in the question, because its reader may be a stranger.</summary>
public sealed class ContributorMails(LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto)
{
    public Task<Mail> Question(Contribution contribution)
    {
        var text = words.Address;
        return For(contribution, new(
            text.Subject(manifesto.Value.Name),
            text.Heading,
            [text.Introduction(manifesto.Value.Name), text.IfYou],
            null,
            text.Button,
            text.Spelled,
            site.Value.Link("contributions/address", tokens.ForAddress(contribution.Id)),
            manifesto.Value.Name));
    }

    public async Task<Mail> Decision(Contribution contribution)
    {
        var text = words.DecisionMail;
        var approved = contribution.State == ContributionState.Approved;
        var mail = await For(contribution, new(
            text.Subject(contribution.Id.Reference),
            approved ? text.Approved : text.Declined,
            [approved ? text.ApprovedText : text.DeclinedText, .. approved && contribution.EditedByCurators ? new[] { text.Edited } : []],
            approved ? null : contribution.DeclineReason,
            text.Button,
            text.Spelled,
            site.Value.Link("contributions/status", tokens.ForStatus(contribution.Id)),
            text.Why));
        return mail with { Thread = new(contribution.Id.ToString(), $"decision-{contribution.ContentVersion}", new Uri(site.Value.SiteUrl).Host) };
    }

    private static async Task<Mail> For(Contribution contribution, ContributorMailModel model) =>
        new(contribution.Contributor.Email!, null, model.Subject, model.PlainText, await Page.Text(ContributorMailPage.Create(model)));
}
