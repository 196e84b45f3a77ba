using System.Collections.Immutable;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Pages;
using CollaborationManifesto.Pages.Curate;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Http;

/// <summary>What a curator's browser is answered.</summary>
public sealed class ReviewResponses(
    PageFrames frames, AllWords words, Refusals refusals, Findings findings, IOptions<SiteSettings> site, IOptions<CurationSettings> curation)
{
    public Task<IResult> For(ReviewOutcome outcome, HttpRequest request, CancellationToken cancellation) => outcome switch
    {
        ReviewOutcome.Shown(var contribution, var curator, var token) => ShowPage(contribution, curator, token, null, [], StatusCodes.Status200OK, cancellation),
        ReviewOutcome.Decided(var token) => Task.FromResult<IResult>(new SeeOther(site.Value.Link("review", token))),
        ReviewOutcome.Invalid(var contribution, var curator, var form, var errors) =>
            ShowPage(contribution, curator, form.Token!, form, errors, StatusCodes.Status422UnprocessableEntity, cancellation),
        ReviewOutcome.Conflict(var contribution, var curator, var form, var message) =>
            ShowPage(contribution, curator, form.Token!, form, [new("decision", message)], StatusCodes.Status409Conflict, cancellation),
        ReviewOutcome.Expired => Refuse(request, StatusCodes.Status410Gone, words.Refusals.ExpiredReview),
        ReviewOutcome.NoLongerCurator => Refuse(request, StatusCodes.Status403Forbidden, words.Refusals.NoLongerCurator),
        _ => Refuse(request, StatusCodes.Status404NotFound, words.Refusals.UnknownReview),
    };

    private Task<IResult> Refuse(HttpRequest request, int status, Message message) => refusals.Refuse(request, status, message, refusals.Site);

    private async Task<IResult> ShowPage(
        Contribution contribution,
        Curator curator,
        string token,
        ReviewForm? typed,
        ImmutableArray<FieldError> errors,
        int status,
        CancellationToken cancellation)
    {
        var title = words.Review.Title(words.Form.KindOf(contribution.Kind).ToLowerInvariant());
        var model = new ReviewModel(
            frames.ForApi(errors.IsEmpty ? title : words.Form.ErrorPrefix + title),
            words,
            contribution,
            await findings.About(contribution, cancellation),
            curator,
            curation.Value.ApprovalsNeeded,
            token,
            ContributionId.New().ToString(),
            typed,
            errors);
        return new PageResult(await Page.Text(ReviewPage.Create(model)), status, frames.ApiPolicy, PageResult.NoStore);
    }
}
