using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The page behind a curator's personal link. It changes nothing, because mail scanners open links.</summary>
public sealed class ShowReview(Review review, ReviewResponses responses)
{
    [Function(nameof(ShowReview))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "review")] HttpRequest request,
        CancellationToken cancellation) =>
        await responses.For(await review.Open(request.Query["token"], cancellation), request, cancellation);
}
