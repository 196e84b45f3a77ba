using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Puts the principles into another order.</summary>
public sealed class ChangeOrder(BodyReader bodies, PrincipleOrder order, DeskResponses responses)
{
    [Function(nameof(ChangeOrder))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/order")] HttpRequest request,
        CancellationToken cancellation)
    {
        var (body, refusal) = await bodies.Read(request, cancellation);
        return body is null ? refusal! : await responses.For(await order.Change(body.OrderForm, cancellation), request);
    }
}
