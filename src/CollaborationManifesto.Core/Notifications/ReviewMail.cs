using System.Collections.Immutable;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Links;
using CollaborationManifesto.Pages;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifications;

/// <summary>Writes the mail that asks one curator to decide on one contribution.</summary>
public sealed class ReviewMail(
    LinkTokens tokens,
    AllWords words,
    IOptions<SiteSettings> site,
    IOptions<ManifestoSettings> manifesto,
    IOptions<CurationSettings> curation,
    TimeProvider clock)
{
    public async Task<Mail> For(Contribution contribution, ImmutableArray<Finding> findings, Curator curator)
    {
        var expires = clock.GetUtcNow().AddDays(curation.Value.ReviewLinkDays);
        var token = tokens.ForReview(new(contribution.Id, curator.Id, expires));
        var model = new ReviewMailModel(
            words.ReviewMail,
            manifesto.Value,
            curator.Name,
            words.Form.KindOf(contribution.Kind),
            manifesto.Value.FindCategory(contribution.Category),
            contribution,
            new(words.Findings, findings),
            site.Value.Link("review", token),
            Dates.Day(expires));
        return new(curator.Email, curator.Name, model.Subject, model.PlainText, await Page.Text(ReviewMailPage.Create(model)));
    }
}
