using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The curators' desk, or the question whom to mail a link to it. It changes nothing, because mail scanners open links.</summary>
public sealed class ShowDesk(RequestGuard serving, DeskService desk, DeskResponses responses)
{
    [Function(nameof(ShowDesk))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time =>
        {
            var filter = DeskAddress.Filter(name => request.Query[name]);
            var tickAll = request.Query["tick"] == "all";
            return await responses.ForAsync(await desk.OpenAsync(request.Query["token"], filter, request.Query["after"], tickAll, time), request);
        }, cancellation);
}
