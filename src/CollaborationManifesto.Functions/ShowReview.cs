using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The page behind a curator's personal link. It changes nothing, because mail scanners open links.</summary>
public sealed class ShowReview(Serving serving, Review review, ReviewResponses responses)
{
    [Function(nameof(ShowReview))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "review")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.Answer(request, async time => await responses.For(await review.Open(request.Query["token"], time), request, time), cancellation);
}
