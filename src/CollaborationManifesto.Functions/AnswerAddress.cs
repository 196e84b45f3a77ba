using CollaborationManifesto.Contributions;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Takes the answer whether an address is a contributor's own.</summary>
public sealed class AnswerAddress(Serving serving, BodyReader bodies, OwnAddress address, OwnResponses responses)
{
    [Function(nameof(AnswerAddress))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contributions/address")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.Answer(request, async time =>
        {
            var (body, refusal) = await bodies.Read(request, time);
            return body is null ? refusal! : await responses.For(await address.Answer(body.Token, body.Answer, time), request);
        }, cancellation);
}
