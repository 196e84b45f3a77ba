using CollaborationManifesto.Contributions;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Takes the answer whether an address is a contributor's own.</summary>
public sealed class AnswerAddress(BodyReader bodies, OwnAddress address, OwnResponses responses)
{
    [Function(nameof(AnswerAddress))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contributions/address")] HttpRequest request,
        CancellationToken cancellation)
    {
        var (body, refusal) = await bodies.Read(request, cancellation);
        return body is null ? refusal! : await responses.For(await address.Answer(body.Token, body.Answer, cancellation), request);
    }
}
