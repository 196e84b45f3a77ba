using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Takes the address of somebody who asks for a link to the desk. The answer is the same for every address.</summary>
public sealed class AskDeskLink(RequestGuard serving, IntakeReader posts, DeskService desk, DeskResponses responses)
{
    [Function(nameof(AskDeskLink))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/link")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time =>
        {
            var (body, refusal) = await posts.ReadWithinLimitsAsync(request, time);
            return body is null ? refusal! : await responses.ForAsync(await desk.AskLinkAsync(body.Email, time), request);
        }, cancellation);
}
