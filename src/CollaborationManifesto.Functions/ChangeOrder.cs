using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Puts the principles into another order.</summary>
public sealed class ChangeOrder(RequestGuard serving, BodyReader bodies, PrincipleOrder order, DeskResponses responses)
{
    [Function(nameof(ChangeOrder))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/order")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time =>
        {
            var (body, refusal) = await bodies.ReadAsync(request, time);
            return body is null ? refusal! : await responses.ForAsync(await order.ChangeAsync(body.OrderForm, time), request);
        }, cancellation);
}
