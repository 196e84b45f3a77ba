using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The page on which curators order the principles. It changes nothing, because mail scanners open links.</summary>
public sealed class ShowOrder(RequestGuard serving, PrincipleOrder order, DeskResponses responses)
{
    [Function(nameof(ShowOrder))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/order")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time => await responses.ForAsync(await order.OpenAsync(request.Query["token"], time), request), cancellation);
}
