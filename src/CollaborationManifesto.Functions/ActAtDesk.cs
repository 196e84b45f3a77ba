using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Does the same to many contributions, after a page that lists what will happen.</summary>
public sealed class ActAtDesk(BodyReader bodies, Desk desk, DeskResponses responses)
{
    [Function(nameof(ActAtDesk))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk")] HttpRequest request,
        CancellationToken cancellation)
    {
        var (body, refusal) = await bodies.Read(request, cancellation);
        return body is null ? refusal! : await responses.For(await desk.Act(body.DeskForm, body.DeskFilter, cancellation), request);
    }
}
