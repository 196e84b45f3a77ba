using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The page on which curators order the principles. It changes nothing, because mail scanners open links.</summary>
public sealed class ShowOrder(PrincipleOrder order, DeskResponses responses)
{
    [Function(nameof(ShowOrder))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/order")] HttpRequest request,
        CancellationToken cancellation) =>
        await responses.For(await order.Open(request.Query["token"], cancellation), request);
}
