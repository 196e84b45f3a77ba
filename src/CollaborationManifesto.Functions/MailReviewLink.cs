using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Mails a fresh review link to the curator whose link has expired.</summary>
public sealed class MailReviewLink(BodyReader bodies, Review review, ReviewResponses responses)
{
    [Function(nameof(MailReviewLink))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "review/link")] HttpRequest request,
        CancellationToken cancellation)
    {
        var (body, refusal) = await bodies.Read(request, cancellation);
        return body is null ? refusal! : await responses.For(await review.Renew(body.Token, body.Answer, cancellation), request, cancellation);
    }
}
