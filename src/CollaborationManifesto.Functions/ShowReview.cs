using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The page behind a curator's personal link. It changes nothing, because mail scanners open links.</summary>
public sealed class ShowReview(RequestGuard serving, Review review, ReviewResponses responses)
{
    [Function(nameof(ShowReview))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "review")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time => await responses.ForAsync(await review.OpenAsync(request.Query["token"], time), request, time), cancellation);
}
