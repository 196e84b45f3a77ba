using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>Writes emails to contributors. The question quotes nothing that was typed, because its reader may be a stranger.</summary>
public sealed class ContributorMails(
    LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto, IOptions<CurationSettings> curation, TimeProvider clock)
{
    /// <param name="asked">At least one. Each has its own link, because confirming one says nothing about the others.</param>
    public Task<EmailMessage> QuestionAsync(EmailAddress address, ImmutableArray<Contribution> asked)
    {
        var text = words.Address;
        return ForAsync(address, new(
            manifesto.Value,
            words.Language,
            text.Subject(manifesto.Value.Name),
            text.Heading,
            [text.Introduction(asked.Length, manifesto.Value.Name), asked.Length == 1 ? text.IfYou : text.IfYouSeveral],
            null,
            text.Spelled,
            [.. asked.Select(one => new MailLink(
                asked.Length == 1 ? text.Button : text.ButtonOf(one.Id.Reference, words.Language.Day(one.SubmittedAt)),
                site.Value.Link("contributions/address", tokens.ForAddress(one.Id))))],
            null));
    }

    /// <param name="merged">State of the contribution that it was merged into; null if it was not merged.</param>
    public Task<EmailMessage> DecisionAsync(Contribution contribution, MergeStanding? merged)
    {
        var text = words.DecisionMail;
        var (heading, sentence) = contribution.State switch
        {
            ContributionState.Approved => (text.Approved, contribution.WasDecidedRecently(clock.GetUtcNow()) ? text.ApprovedText : text.PublishedText),
            ContributionState.Merged => (text.Merged, text.MergedText(merged!.Value, contribution.Contributor.PublicCredit is not null)),
            ContributionState.Declined => (text.Declined, text.DeclinedText),
            ContributionState.Pending or ContributionState.Withdrawn => throw new UnreachableException("Nothing was decided that its contributor is told."),
        };
        var edited = contribution is { State: ContributionState.Approved, EditedByCurators: true };
        return AboutStatusAsync(
            contribution,
            $"decision-{contribution.Revision}",
            text.Subject(contribution.Id.Reference),
            heading,
            edited ? [sentence, text.Edited] : [sentence],
            contribution.State == ContributionState.Declined ? contribution.DeclineReason : null);
    }

    public Task<EmailMessage> AskedAsync(Contribution contribution)
    {
        var text = words.DecisionMail;
        return AboutStatusAsync(
            contribution, $"asked-{contribution.Revision}", text.AskedSubject(contribution.Id.Reference), text.Asked, [text.AskedText(curation.Value.BlindReview)], contribution.OpenQuestion);
    }

    private async Task<EmailMessage> AboutStatusAsync(
        Contribution contribution, string name, string subject, string heading, IReadOnlyList<string> sentences, string? quoted)
    {
        var text = words.DecisionMail;
        var link = site.Value.Link("contributions/status", tokens.ForStatus(contribution.Id));
        var mail = await ForAsync(contribution.Contributor.Email!, new(manifesto.Value, words.Language, subject, heading, sentences, quoted, text.Spelled, [new(text.Button, link)], contribution.CanBeCorrected ? text.Why : text.WhyClosed));
        return mail with { Thread = new(contribution.Id.ToString(), name, new Uri(site.Value.SiteUrl).Host) };
    }

    private static async Task<EmailMessage> ForAsync(EmailAddress address, ContributorMailModel model) =>
        new(address, null, model.Subject, model.PlainText, await Page.TextAsync(ContributorMailPage.Create(model)));
}
