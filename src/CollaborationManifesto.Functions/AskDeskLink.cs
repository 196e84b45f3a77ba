using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Takes the address of somebody who asks for a link to the desk. The answer is the same for every address.</summary>
public sealed class AskDeskLink(Serving serving, IntakeReader posts, Desk desk, DeskResponses responses)
{
    [Function(nameof(AskDeskLink))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/link")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.Answer(request, async time =>
        {
            var (body, refusal) = await posts.ReadWithinLimits(request, time);
            return body is null ? refusal! : await responses.For(await desk.AskLink(body.Email, time), request);
        }, cancellation);
}
