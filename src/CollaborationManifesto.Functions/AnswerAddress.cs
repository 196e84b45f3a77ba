using CollaborationManifesto.Contributions;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Takes the answer whether an address is a contributor's own.</summary>
public sealed class AnswerAddress(RequestGuard serving, BodyReader bodies, OwnAddress address, OwnResponses responses)
{
    [Function(nameof(AnswerAddress))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contributions/address")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time =>
        {
            var (body, refusal) = await bodies.ReadAsync(request, time);
            return body is null ? refusal! : await responses.ForAsync(await address.AnswerAsync(body.Token, body.Answer, time), request);
        }, cancellation);
}
