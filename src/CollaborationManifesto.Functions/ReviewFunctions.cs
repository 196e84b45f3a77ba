using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>One contribution, through a curator's own link. Opening a page changes nothing, because email scanners open links.</summary>
public sealed class ReviewFunctions(RequestGuard guard, Review review, ReviewResponses responses)
{
    [Function(nameof(ShowReview))]
    public Task<IResult> ShowReview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "review")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(await review.OpenAsync(ReviewForm.FromLink(request.Query), cancellationToken), request, cancellationToken),
            cancellationToken);

    [Function(nameof(DecideReview))]
    public Task<IResult> DecideReview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "review")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            ReviewForm.From,
            async (form, cancellationToken) => await responses.ForAsync(await review.DecideAsync(form, cancellationToken), request, cancellationToken),
            cancellationToken);

    /// <summary>Emails a fresh link to a curator whose link has expired.</summary>
    [Function(nameof(MailReviewLink))]
    public Task<IResult> MailReviewLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "review/link")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            FreshLinkInput.From,
            async (input, cancellationToken) => await responses.ForAsync(await review.RenewAsync(input.Token, input.Answer, cancellationToken), request, cancellationToken),
            cancellationToken);
}
