using CollaborationManifesto.Contributions;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The page that asks whether an address is a contributor's own. It changes nothing, because mail scanners open links.</summary>
public sealed class AskAddress(RequestGuard serving, OwnAddress address, OwnResponses responses)
{
    [Function(nameof(AskAddress))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contributions/address")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time => await responses.ForAsync(await address.OpenAsync(request.Query["token"], time), request), cancellation);
}
