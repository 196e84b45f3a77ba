using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The page on which a curator chooses what they are mailed. It changes nothing, because mail scanners open links.</summary>
public sealed class ShowMailWish(RequestGuard serving, EmailPreferences wishes, EmailPreferenceResponses responses)
{
    [Function(nameof(ShowMailWish))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "curators/mail")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time => await responses.ForAsync(await wishes.OpenAsync(request.Query["token"], time), request), cancellation);
}
