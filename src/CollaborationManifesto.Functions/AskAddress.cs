using CollaborationManifesto.Contributions;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The page that asks whether an address is a contributor's own. It changes nothing, because mail scanners open links.</summary>
public sealed class AskAddress(Serving serving, OwnAddress address, OwnResponses responses)
{
    [Function(nameof(AskAddress))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contributions/address")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.Answer(request, async time => await responses.For(await address.Open(request.Query["token"], time), request), cancellation);
}
