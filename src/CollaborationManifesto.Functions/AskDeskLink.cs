using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Takes the address of somebody who asks for a link to the desk. The answer is the same for every address.</summary>
public sealed class AskDeskLink(IntakeReader posts, Desk desk, DeskResponses responses)
{
    [Function(nameof(AskDeskLink))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/link")] HttpRequest request,
        CancellationToken cancellation)
    {
        var (body, refusal) = await posts.ReadWithinLimits(request, cancellation);
        return body is null ? refusal! : await responses.For(await desk.AskLink(body.Email, cancellation), request);
    }
}
