using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Does the same to many contributions, after a page that lists what will happen.</summary>
public sealed class ActAtDesk(RequestGuard serving, BodyReader bodies, DeskService desk, DeskResponses responses)
{
    [Function(nameof(ActAtDesk))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time =>
        {
            var (body, refusal) = await bodies.ReadAsync(request, time);
            return body is null ? refusal! : await responses.ForAsync(await desk.ActAsync(body.DeskForm, body.DeskFilter, time), request);
        }, cancellation);
}
