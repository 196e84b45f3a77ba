using CollaborationManifesto.Contributions;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The contributor's private page: the receipt, and later what was decided.</summary>
public sealed class ContributionStatus(RequestGuard serving, OwnContribution own, OwnResponses responses)
{
    [Function(nameof(ContributionStatus))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contributions/status")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time => await responses.ForAsync(await own.OpenAsync(request.Query["token"], time), request), cancellation);
}
