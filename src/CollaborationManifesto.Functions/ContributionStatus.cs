using CollaborationManifesto.Contributions;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The contributor's private page: the receipt, and later what was decided.</summary>
public sealed class ContributionStatus(Serving serving, OwnContribution own, OwnResponses responses)
{
    [Function(nameof(ContributionStatus))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contributions/status")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.Answer(request, async time => await responses.For(await own.Open(request.Query["token"], time), request), cancellation);
}
