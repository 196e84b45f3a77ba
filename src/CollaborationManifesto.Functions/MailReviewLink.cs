using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Mails a fresh review link to the curator whose link has expired.</summary>
public sealed class MailReviewLink(RequestGuard serving, BodyReader bodies, Review review, ReviewResponses responses)
{
    [Function(nameof(MailReviewLink))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "review/link")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time =>
        {
            var (body, refusal) = await bodies.ReadAsync(request, time);
            return body is null ? refusal! : await responses.ForAsync(await review.RenewAsync(body.Token, body.Answer, time), request, time);
        }, cancellation);
}
