using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Records what a curator decided on the review page.</summary>
public sealed class DecideReview(Serving serving, BodyReader bodies, Review review, ReviewResponses responses)
{
    [Function(nameof(DecideReview))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "review")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.Answer(request, async time =>
        {
            var (body, refusal) = await bodies.Read(request, time);
            return body is null ? refusal! : await responses.For(await review.Decide(body.ReviewForm, time), request, time);
        }, cancellation);
}
