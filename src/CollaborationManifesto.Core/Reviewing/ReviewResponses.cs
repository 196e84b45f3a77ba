using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Reviewing;

/// <summary>HTTP answers of the review pages.</summary>
public sealed class ReviewResponses(
    PrivatePages pages,
    AllWords words,
    Refusals refusals,
    Findings findings,
    ReviewQueue queue,
    ContributionStore contributions,
    PublishedPrinciples principles,
    LinkTokens tokens,
    IOptions<SiteSettings> site,
    IOptions<CurationSettings> curation,
    IOptions<IntakeSettings> intake,
    TimeProvider clock)
{
    public Task<IResult> ForAsync(ReviewOutcome outcome, HttpRequest request, CancellationToken cancellationToken) => outcome switch
    {
        ReviewOutcome.Shown(var contribution, var acting, var link) => ReviewPageAsync(contribution, acting, link, [], StatusCodes.Status200OK, cancellationToken),
        // Not a redirect: only the answer to a post may lead on to another contribution. The same post again changes nothing.
        ReviewOutcome.Decided(var contribution, var acting, var form, var action) =>
            DonePageAsync(contribution, acting, form.Link, SentenceFor(form, action, contribution), cancellationToken),
        // With a reason that was typed before the curator thought better of it.
        ReviewOutcome.Skipped(var contribution, var acting, var form) => DonePageAsync(contribution, acting, form with { Decision = null }, words.Recorded.Skipped, cancellationToken),
        ReviewOutcome.Invalid(var contribution, var acting, var form, var errors) =>
            ReviewPageAsync(contribution, acting, form, errors, StatusCodes.Status422UnprocessableEntity, cancellationToken),
        ReviewOutcome.Editing(var contribution, var acting, var form, var errors) => EditPageAsync(
            contribution, acting, form, errors, errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, cancellationToken),
        ReviewOutcome.Splitting(var contribution, var acting, var form, var errors) => SplitPageAsync(
            contribution, acting, form, errors, errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity),
        ReviewOutcome.Conflict(var contribution, var acting, var form, var message) => ConflictPageAsync(contribution, acting, form, message, cancellationToken),
        ReviewOutcome.Expired expired => ExpiredPageAsync(expired),
        ReviewOutcome.DeskMailed(SendResult.Sent) => refusals.SayAsync(StatusCodes.Status200OK, words.Review.DeskLinkMailed, refusals.Site),
        ReviewOutcome.DeskMailed(var sending) => ForAsync(new ReviewOutcome.Mailed(sending), request, cancellationToken),
        ReviewOutcome.Mailed(SendResult.Sent) => refusals.SayAsync(StatusCodes.Status200OK, words.Review.FreshLinkMailed, refusals.Site),
        ReviewOutcome.Mailed(SendResult.Refused) => refusals.SayAsync(StatusCodes.Status200OK, words.Review.FreshLinkRefused, refusals.Site),
        ReviewOutcome.Mailed => refusals.SayAsync(StatusCodes.Status503ServiceUnavailable, words.Review.FreshLinkFailed, refusals.Site),
        ReviewOutcome.NoLongerCurator => RefuseAsync(request, StatusCodes.Status403Forbidden, words.Refusals.NoLongerCurator),
        ReviewOutcome.UnknownLink => RefuseAsync(request, StatusCodes.Status404NotFound, words.Refusals.UnknownReview),
        ReviewOutcome.Gone => RefuseAsync(request, StatusCodes.Status410Gone, words.Refusals.ReviewGone),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    private Task<IResult> RefuseAsync(HttpRequest request, int status, Message message) => refusals.RefuseAsync(request, status, message, refusals.Site);

    /// <summary>Shows the contribution as it is now, with what was typed, ready to be sent again.</summary>
    private async Task<IResult> ConflictPageAsync(Contribution contribution, ActingCurator acting, ReviewForm form, string message, CancellationToken cancellationToken)
    {
        ImmutableArray<FieldError> errors = [new("decision", message)];
        var canEdit = contribution.State == ContributionState.Pending
            || (contribution.State == ContributionState.Approved && tokens.ReadReview(form.Token)!.Value.FromDesk);
        if (form.Decision == ReviewRules.SaveSplit && canEdit && contribution.CanBeSplit)
            return await SplitPageAsync(contribution, acting, form with { ContentVersion = null }, errors, StatusCodes.Status409Conflict);
        return form.Decision == ReviewRules.Save && canEdit
            ? await EditPageAsync(contribution, acting, form with { ContentVersion = null }, errors, StatusCodes.Status409Conflict, cancellationToken)
            : await ReviewPageAsync(contribution, acting, form, errors, StatusCodes.Status409Conflict, cancellationToken, await FindNextAsync(contribution, acting, form, cancellationToken));
    }

    private async Task<IResult> DonePageAsync(Contribution contribution, ActingCurator acting, ReviewForm form, string recorded, CancellationToken cancellationToken) =>
        await ReviewPageAsync(
            contribution,
            acting,
            form,
            [],
            StatusCodes.Status200OK,
            cancellationToken,
            await FindNextAsync(contribution, acting, form, cancellationToken),
            recorded);

    private string SentenceFor(ReviewForm form, HistoryAction action, Contribution contribution) => (form.Decision, action) is ("decline", HistoryAction.Objected)
        ? words.Recorded.DeclineBecameObjection
        : words.Recorded.Recorded(action, contribution.Source is not null);

    private Task<NextReview?> FindNextAsync(Contribution contribution, ActingCurator acting, ReviewForm form, CancellationToken cancellationToken) =>
        queue.FindNextAsync(contribution.Id, acting.Curator, form.Skipped, cancellationToken);

    private async Task<IResult> ReviewPageAsync(
        Contribution contribution,
        ActingCurator acting,
        ReviewForm form,
        ImmutableArray<FieldError> errors,
        int status,
        CancellationToken cancellationToken,
        NextReview? next = null,
        string? recorded = null)
    {
        // Links from this page have the same rights and the same expiry as the link to it.
        var link = tokens.ReadReview(form.Token)!.Value;
        var parts = await OtherPartsAsync(contribution, cancellationToken);
        var model = new ReviewModel(
            pages.Frame("", []),
            words,
            contribution,
            await findings.AboutAsync(contribution, cancellationToken),
            contribution.Principles.IsEmpty ? [] : await principles.ListAsync(cancellationToken),
            acting.Curator,
            new(curation.Value, acting.All, clock.GetUtcNow()),
            form,
            ContributionId.New().ToString(),
            other => form.GoOn(site.Value.Link("review", tokens.ForReview(link with { Id = other }))),
            link.FromDesk,
            errors)
        {
            Recorded = recorded,
            Next = next,
            Item = contribution.Tried is { } item ? (await contributions.FindAsync(item, cancellationToken))?.Value : null,
            OtherParts = [.. parts.Select(part => new OtherPartModel(words.Review.OtherPart(part.Id.Reference, words.Review.StateOfPart(part.State)), part.Title, form.GoOn(site.Value.Link("review", tokens.ForReview(link with { Id = part.Id })))))],
            CanUndoSplit = parts.Any(part => contribution.CanUndoSplit(part) || (contribution.SplitFrom == part.Id && part.CanUndoSplit(contribution))),
            Desk = recorded is not null && link.FromDesk ? DeskAddress.Link(site.Value, tokens.ForDesk(new(link.CuratorId, link.Expires)), form.Desk) : null,
        };
        return await pages.RenderAsync(Reviewing.ReviewPage.Create(model with { Frame = pages.Frame(model.Title, errors) }), status);
    }

    private async Task<IResult> EditPageAsync(
        Contribution contribution, ActingCurator acting, ReviewForm form, ImmutableArray<FieldError> errors, int status, CancellationToken cancellationToken)
    {
        var model = new EditModel(
            pages.Frame("", []),
            words,
            contribution,
            await principles.ReadAsync(cancellationToken),
            acting.Curator,
            new(curation.Value, acting.All, clock.GetUtcNow()),
            intake.Value,
            form,
            ContributionId.New().ToString(),
            errors);
        return await pages.RenderAsync(Reviewing.EditPage.Create(model with { Frame = pages.Frame(model.Heading, errors) }), status);
    }

    private Task<IResult> SplitPageAsync(Contribution contribution, ActingCurator acting, ReviewForm form, ImmutableArray<FieldError> errors, int status)
    {
        var model = new SplitModel(
            pages.Frame("", []), words, contribution, acting.Curator, new(curation.Value, acting.All, clock.GetUtcNow()), intake.Value, form, ContributionId.New().ToString(), errors);
        return pages.RenderAsync(Reviewing.SplitPage.Create(model with { Frame = pages.Frame(model.Heading, errors) }), status);
    }

    /// <summary>Those that still exist. Hardly any contribution has one, so hardly any page needs these requests.</summary>
    private async Task<IReadOnlyList<Contribution>> OtherPartsAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        var found = new List<Contribution>();
        foreach (var id in contribution.Parts.Concat(contribution.SplitFrom is { } first ? [first] : []))
        {
            if (await contributions.FindAsync(id, cancellationToken) is { Value: var part })
                found.Add(part);
        }

        return found;
    }

    private Task<IResult> ExpiredPageAsync(ReviewOutcome.Expired expired) => pages.RenderAsync(
        Reviewing.ExpiredPage.Create(new(pages.Frame(words.Refusals.ExpiredReview.Heading, expired.Errors), words, expired.Token, expired.Typed, expired.Errors)),
        expired.Errors.IsEmpty ? StatusCodes.Status410Gone : StatusCodes.Status422UnprocessableEntity);
}
