using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Links;
using CollaborationManifesto.Notifications;
using CollaborationManifesto.Pages.Curate;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Http;

/// <summary>What a curator's browser is answered.</summary>
public sealed class ReviewResponses(
    PrivatePages pages,
    AllWords words,
    Refusals refusals,
    Findings findings,
    PublishedPrinciples principles,
    LinkTokens tokens,
    IOptions<SiteSettings> site,
    IOptions<CurationSettings> curation,
    IOptions<IntakeSettings> intake,
    TimeProvider clock)
{
    public Task<IResult> For(ReviewOutcome outcome, HttpRequest request, CancellationToken cancellation) => outcome switch
    {
        ReviewOutcome.Shown(var contribution, var curator, var token) => ReviewPage(contribution, curator, token, null, [], StatusCodes.Status200OK, cancellation),
        ReviewOutcome.Decided(var token) => Task.FromResult<IResult>(new SeeOther(site.Value.Link("review", token))),
        ReviewOutcome.Invalid(var contribution, var curator, var form, var errors) =>
            ReviewPage(contribution, curator, form.Token!, form, errors, StatusCodes.Status422UnprocessableEntity, cancellation),
        ReviewOutcome.Editing(var contribution, var curator, var form, var errors) => EditPage(
            contribution, curator, form, errors, errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, cancellation),
        ReviewOutcome.Conflict(var contribution, var curator, var form, var message) => ConflictPage(contribution, curator, form, message, cancellation),
        ReviewOutcome.Expired expired => ExpiredPage(expired),
        ReviewOutcome.Mailed(Sending.Sent) => refusals.Say(StatusCodes.Status200OK, words.Review.FreshLinkMailed, refusals.Site),
        ReviewOutcome.Mailed(Sending.Refused) => refusals.Say(StatusCodes.Status200OK, words.Review.FreshLinkRefused, refusals.Site),
        ReviewOutcome.Mailed => refusals.Say(StatusCodes.Status503ServiceUnavailable, words.Review.FreshLinkFailed, refusals.Site),
        ReviewOutcome.NoLongerCurator => Refuse(request, StatusCodes.Status403Forbidden, words.Refusals.NoLongerCurator),
        ReviewOutcome.UnknownLink => Refuse(request, StatusCodes.Status404NotFound, words.Refusals.UnknownReview),
        ReviewOutcome.Gone => Refuse(request, StatusCodes.Status410Gone, words.Refusals.ReviewGone),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    private Task<IResult> Refuse(HttpRequest request, int status, Message message) => refusals.Refuse(request, status, message, refusals.Site);

    /// <summary>Shows the contribution as it is now, with what was typed. From there it can be sent again.</summary>
    private Task<IResult> ConflictPage(Contribution contribution, Curator curator, ReviewForm form, string message, CancellationToken cancellation)
    {
        ImmutableArray<FieldError> errors = [new("decision", message)];
        var canEdit = contribution.State == ContributionState.Pending
            || (contribution.State == ContributionState.Approved && tokens.ReadReview(form.Token)!.Value.FromDesk);
        return form.Decision == ReviewRules.Save && canEdit
            ? EditPage(contribution, curator, form with { ContentVersion = null }, errors, StatusCodes.Status409Conflict, cancellation)
            : ReviewPage(contribution, curator, form.Token!, form, errors, StatusCodes.Status409Conflict, cancellation);
    }

    private async Task<IResult> ReviewPage(
        Contribution contribution,
        Curator curator,
        string token,
        ReviewForm? typed,
        ImmutableArray<FieldError> errors,
        int status,
        CancellationToken cancellation)
    {
        // Whoever follows a link from here may do there what they may do here, for as long.
        var link = tokens.ReadReview(token)!.Value;
        var model = new ReviewModel(
            pages.Frame("", []),
            words,
            contribution,
            await findings.About(contribution, cancellation),
            contribution.Principles.IsEmpty ? [] : await principles.List(cancellation),
            curator,
            curation.Value,
            token,
            ContributionId.New().ToString(),
            clock.GetUtcNow(),
            other => site.Value.Link("review", tokens.ForReview(link with { Id = other })),
            link.FromDesk,
            typed,
            errors);
        return await pages.Of(Pages.Curate.ReviewPage.Create(model with { Frame = pages.Frame(model.Title, errors) }), status);
    }

    private async Task<IResult> EditPage(
        Contribution contribution, Curator curator, ReviewForm form, ImmutableArray<FieldError> errors, int status, CancellationToken cancellation)
    {
        var model = new EditModel(
            pages.Frame("", []),
            words,
            contribution,
            await principles.List(cancellation),
            curator,
            curation.Value,
            intake.Value,
            form,
            ContributionId.New().ToString(),
            errors);
        return await pages.Of(Pages.Curate.EditPage.Create(model with { Frame = pages.Frame(model.Heading, errors) }), status);
    }

    private Task<IResult> ExpiredPage(ReviewOutcome.Expired expired) => pages.Of(
        Pages.Curate.ExpiredPage.Create(new(pages.Frame(words.Refusals.ExpiredReview.Heading, expired.Errors), words, expired.Token, expired.Typed, expired.Errors)),
        expired.Errors.IsEmpty ? StatusCodes.Status410Gone : StatusCodes.Status422UnprocessableEntity);
}
