using System.Collections.Immutable;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Signing;

/// <summary>Writes emails about signatures. The question quotes nothing that a signatory typed, because its reader may be a stranger.</summary>
public sealed class SignatureMails(DailyNoticeMail daily, LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto)
{
    public Task<EmailMessage> QuestionAsync(EmailAddress address, SignatureRequest request) => ForAsync(
        address,
        words.SignatureMail.ConfirmSubject(manifesto.Value.Name),
        words.SignatureMail.ConfirmHeading,
        request.Import is null
            ? [words.SignatureMail.Confirm(manifesto.Value.Name), words.SignatureMail.IfYou(SignatureRequest.DaysToConfirm), words.SignatureMail.KeepThis]
            : [words.SignatureMail.Listed(manifesto.Value.Name), words.SignatureMail.IfListed(request.Text.Kind, SignatureRequest.DaysToConfirm), words.SignatureMail.KeepThis, words.SignatureMail.HowAgreed],
        request.Import?.Consent,
        [new(words.SignatureMail.ConfirmButton, Own(request.Id))],
        null);

    public Task<EmailMessage> DecisionAsync(EmailAddress address, Signature signature)
    {
        var subject = words.SignatureMail.SubjectOf(signature);
        return ForAsync(
            address, subject, subject, [words.SignatureMail.SentenceOf(signature)], signature.Decision!.Reason, [new(words.SignatureMail.Button, Own(signature.Links[^1]))], words.SignatureMail.WhyYou);
    }

    /// <summary>Asks whether someone signs a new edition too.</summary>
    public async Task<EmailMessage> EditionAsync(Signature signature, Edition edition)
    {
        var (link, name) = (signature.Links[^1], words.EditionPage.Name(edition.Number, edition.Title));
        var stop = site.Value.Link("signatures/news", tokens.ForSignature(link));
        var mail = await ForAsync(
            signature.Email!,
            words.SignatureMail.EditionSubject(words.EditionPage.Number(edition.Number), manifesto.Value.Name),
            words.SignatureMail.EditionHeading(name),
            [words.SignatureMail.Edition(words.EditionPage.Number(signature.Standing!.Edition)), words.SignatureMail.EditionOptional],
            null,
            [
                new(words.SignatureMail.EditionRead, $"{site.Value.SiteUrl}/{edition.Path}"),
                new(words.SignatureMail.EditionButton, $"{Own(link)}&change=1"),
                new(words.SignatureMail.StopNews, stop),
            ],
            words.SignatureMail.WhyNews);
        return mail with { Unsubscribe = stop };
    }

    /// <param name="waiting">Oldest first.</param>
    public Task<EmailMessage> ForCuratorAsync(Curator curator, IReadOnlyList<Signature> waiting) => daily.WriteAsync(curator, new(
        words.SignatureMail.Subject(waiting.Count),
        words.SignatureMail.Introduction(waiting.Count),
        [.. waiting.TakeLast(DailyNotice.MostNamed).Select(signature => (signature.Text.Signatory, signature.Text.Commitment))],
        waiting.Count > DailyNotice.MostNamed ? words.SignatureMail.More(waiting.Count - DailyNotice.MostNamed) : null,
        words.SignatureMail.DeskButton,
        "desk/signatures"));

    private string Own(ContributionId link) => site.Value.Link("signatures/own", tokens.ForSignature(link));

    private async Task<EmailMessage> ForAsync(
        EmailAddress address, string subject, string heading, IReadOnlyList<string> sentences, string? quoted, ImmutableArray<MailLink> links, string? closing)
    {
        var model = new ContributorMailModel(
            manifesto.Value, words.Language, subject, heading, sentences, quoted, words.Address.Spelled, links, closing);
        return new(address, null, model.Subject, model.PlainText, await Page.TextAsync(ContributorMailPage.Create(model)));
    }
}
