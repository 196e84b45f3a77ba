using CollaborationManifesto.Contributions;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Accepts the form on the page "check what you wrote", or JSON.</summary>
public sealed class SubmitContribution(RequestGuard serving, IntakeReader posts, Intake intake, IntakeResponses responses)
{
    [Function(nameof(SubmitContribution))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contributions")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time =>
        {
            var (body, refusal) = await posts.ReadAsync(request, time);
            if (body is null)
                return refusal!;
            var outcome = body.IsJson
                ? await intake.SubmitAsync(body.Submission, IdempotencyKey.IdFor(request), time)
                : await intake.SubmitAsync(body.Submission, body.Token, time);
            return await responses.ForAsync(outcome, request, time);
        }, cancellation);
}
