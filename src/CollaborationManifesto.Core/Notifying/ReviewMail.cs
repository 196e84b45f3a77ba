using System.Collections.Immutable;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>Writes emails that ask a curator to decide on a contribution.</summary>
public sealed class ReviewMail(
    LinkTokens tokens,
    AllWords words,
    IOptions<SiteSettings> site,
    IOptions<ManifestoSettings> manifesto,
    IOptions<CurationSettings> curation,
    TimeProvider clock)
{
    /// <summary>Days until the link expires: longer than a holiday. The contribution stays pending after that.</summary>
    public const int LinkDays = 14;

    /// <summary>Says why the curator gets it: the contribution is new, or pending again because of something that someone did.</summary>
    public Task<EmailMessage> ForAsync(Contribution contribution, ImmutableArray<Finding> findings, Curator curator)
    {
        var mail = words.ReviewMail;
        var last = contribution.History.Last(entry => mail.Again(entry) is not null || entry.Action is HistoryAction.Submitted or HistoryAction.Imported);
        return mail.Again(last) is { } again
            ? WriteAsync(contribution, findings, curator, mail.HeadingAgain, again, last.Why, $"review-{contribution.ContentVersion}")
            : WriteAsync(
                contribution,
                findings,
                curator,
                mail.Heading,
                last.Action == HistoryAction.Imported ? mail.IntroductionImported : curation.Value.BlindReview ? mail.IntroductionBlind : mail.Introduction,
                null,
                $"review-{contribution.ContentVersion}");
    }

    public Task<EmailMessage> FreshLinkAsync(Contribution contribution, ImmutableArray<Finding> findings, Curator curator) => WriteAsync(
        contribution,
        findings,
        curator,
        words.ReviewMail.HeadingFreshLink,
        words.ReviewMail.FreshLink,
        null,
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"fresh-{clock.GetUtcNow():yyyyMMddHH}"));

    private async Task<EmailMessage> WriteAsync(
        Contribution contribution,
        ImmutableArray<Finding> findings,
        Curator curator,
        Func<string, string> heading,
        string introduction,
        string? why,
        string name)
    {
        var expires = clock.GetUtcNow().AddDays(LinkDays);
        var kind = words.Form.KindOf(contribution.Kind);
        var wish = site.Value.Link("curators/mail", tokens.ForEmailPreference(curator.Id));
        var model = new ReviewMailModel(
            words,
            manifesto.Value,
            curator.Name,
            heading(words.Language.InSentence(kind)),
            introduction,
            why,
            kind,
            manifesto.Value.FindCategory(contribution.Category),
            contribution,
            findings,
            site.Value.Link("review", tokens.ForReview(new(contribution.Id, curator.Id, expires))),
            words.Language.Day(expires),
            wish);
        return new(curator.Email, curator.Name, model.Subject, model.PlainText, await Page.TextAsync(ReviewMailPage.Create(model)))
        {
            Thread = new(contribution.Id.ToString(), $"{name}-{curator.Id}", new Uri(site.Value.SiteUrl).Host),
            Unsubscribe = wish,
        };
    }
}
