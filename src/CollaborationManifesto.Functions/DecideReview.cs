using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Records what a curator decided on the review page.</summary>
public sealed class DecideReview(BodyReader bodies, Review review, ReviewResponses responses)
{
    [Function(nameof(DecideReview))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "review")] HttpRequest request,
        CancellationToken cancellation)
    {
        var (body, refusal) = await bodies.Read(request, cancellation);
        return body is null ? refusal! : await responses.For(await review.Decide(body.ReviewForm, cancellation), request, cancellation);
    }
}
