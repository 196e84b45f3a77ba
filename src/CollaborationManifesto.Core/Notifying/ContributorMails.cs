using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
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
    /// <summary>A phone shows less of a subject, and every email program this much.</summary>
    private const int TitleInSubject = 60;

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

    /// <summary>The link to the private page, as someone asked there.</summary>
    public Task<EmailMessage> LinkAsync(EmailAddress address, Contribution contribution)
    {
        var text = words.LinkMail;
        return ForAsync(address, new(
            manifesto.Value,
            words.Language,
            text.Subject(contribution.Id.Reference),
            text.Heading,
            [text.Introduction(contribution.Id.Reference, manifesto.Value.Name), text.IfNotYou],
            null,
            words.DecisionMail.Spelled,
            [PrivatePage(words.DecisionMail.Button, contribution)],
            text.NotKept));
    }

    /// <param name="merged">The contribution that it was merged into; null if it was not merged.</param>
    public Task<EmailMessage> DecisionAsync(Contribution contribution, MergeEnd? merged)
    {
        var text = words.DecisionMail;
        var (heading, sentence) = contribution.State switch
        {
            ContributionState.Approved => (text.Approved, contribution.WasDecidedRecently(clock.GetUtcNow()) ? text.ApprovedText : text.PublishedText),
            ContributionState.Merged => (text.Merged, text.MergedText(merged!.Standing, contribution.Contributor.PublicCredit is not null)),
            ContributionState.Declined => (text.Declined, text.DeclinedText),
            ContributionState.Pending or ContributionState.Withdrawn => throw new UnreachableException("Nothing was decided that its contributor is told."),
        };
        var published = contribution.State == ContributionState.Approved ? contribution.Id : merged is { Standing: MergeStanding.Published } end ? end.Id : null;
        var edited = contribution is { State: ContributionState.Approved, EditedByCurators: true };
        return AboutStatusAsync(
            contribution,
            $"decision-{contribution.Revision}",
            text.Subject(heading, Short(contribution.Title)),
            heading,
            edited ? [sentence, text.Edited] : [sentence],
            contribution.State == ContributionState.Declined ? contribution.DeclineReason : null,
            [.. published is { } id ? new[] { new MailLink(text.Published, site.Value.Permalink(id)) } : [], PrivatePage(text.Button, contribution)]);
    }

    public Task<EmailMessage> AskedAsync(Contribution contribution)
    {
        var text = words.DecisionMail;
        return AboutStatusAsync(
            contribution,
            $"asked-{contribution.Revision}",
            text.AskedSubject(Short(contribution.Title)),
            text.Asked,
            [text.AskedText(curation.Value.BlindReview)],
            contribution.OpenQuestion,
            [PrivatePage(text.Answer, contribution)]);
    }

    public Task<EmailMessage> SplitAsync(Contribution first, Contribution second)
    {
        var (text, titles) = (words.DecisionMail, new[] { (first.Proposal is { Part: not null, Wording: { } proposed } ? proposed : first.Wording).Title, second.Title });
        return AboutStatusAsync(
            first, $"split-{second.Id}", text.SplitSubject(Short(titles[0])), text.Split, [text.SplitText], string.Join('\n', titles), [PrivatePage(text.Button, first)]);
    }

    private async Task<EmailMessage> AboutStatusAsync(
        Contribution contribution, string name, string subject, string heading, IReadOnlyList<string> sentences, string? quoted, ImmutableArray<MailLink> links)
    {
        var text = words.DecisionMail;
        var why = (contribution.CanBeCorrected ? text.Why : text.WhyClosed)(contribution.Id.Reference);
        var mail = await ForAsync(contribution.Contributor.Email!, new(manifesto.Value, words.Language, subject, heading, sentences, quoted, text.Spelled, links, why));
        return mail with { Thread = new(contribution.Id.ToString(), name, new Uri(site.Value.SiteUrl).Host) };
    }

    private MailLink PrivatePage(string label, Contribution contribution) => new(label, site.Value.Link("contributions/status", tokens.ForStatus(contribution.Id)));

    private static string Short(string title) => TypedText.CutAtWord(title, TitleInSubject);

    private static async Task<EmailMessage> ForAsync(EmailAddress address, ContributorMailModel model) =>
        new(address, null, model.Subject, model.PlainText, await Page.TextAsync(ContributorMailPage.Create(model)));
}
