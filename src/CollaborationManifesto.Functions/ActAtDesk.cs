using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Does the same to many contributions, after a page that lists what will happen.</summary>
public sealed class ActAtDesk(Serving serving, BodyReader bodies, Desk desk, DeskResponses responses)
{
    [Function(nameof(ActAtDesk))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.Answer(request, async time =>
        {
            var (body, refusal) = await bodies.Read(request, time);
            return body is null ? refusal! : await responses.For(await desk.Act(body.DeskForm, body.DeskFilter, time), request);
        }, cancellation);
}
