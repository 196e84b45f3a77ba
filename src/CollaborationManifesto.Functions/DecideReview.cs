using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Records what a curator decided on the review page.</summary>
public sealed class DecideReview(RequestGuard serving, BodyReader bodies, Review review, ReviewResponses responses)
{
    [Function(nameof(DecideReview))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "review")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time =>
        {
            var (body, refusal) = await bodies.ReadAsync(request, time);
            return body is null ? refusal! : await responses.ForAsync(await review.DecideAsync(body.ReviewForm, time), request, time);
        }, cancellation);
}
