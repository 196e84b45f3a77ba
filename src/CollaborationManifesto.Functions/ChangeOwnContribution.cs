using CollaborationManifesto.Contributions;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Corrects or withdraws a contribution, or erases its contributor's personal data, as they ask on their private page.</summary>
public sealed class ChangeOwnContribution(RequestGuard serving, IntakeReader posts, OwnContribution own, OwnResponses responses)
{
    [Function(nameof(ChangeOwnContribution))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contributions/status")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time =>
        {
            var (body, refusal) = await posts.ReadWithinLimitsAsync(request, time);
            return body is null ? refusal! : await responses.ForAsync(await own.ChangeAsync(body.StatusForm, time), request);
        }, cancellation);
}
