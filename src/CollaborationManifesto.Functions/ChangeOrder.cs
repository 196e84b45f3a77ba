using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Puts the principles into another order.</summary>
public sealed class ChangeOrder(Serving serving, BodyReader bodies, PrincipleOrder order, DeskResponses responses)
{
    [Function(nameof(ChangeOrder))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/order")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.Answer(request, async time =>
        {
            var (body, refusal) = await bodies.Read(request, time);
            return body is null ? refusal! : await responses.For(await order.Change(body.OrderForm, time), request);
        }, cancellation);
}
