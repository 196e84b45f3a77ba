using CollaborationManifesto.Contributions;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Accepts the form on the page "check what you wrote", or JSON.</summary>
public sealed class SubmitContribution(Serving serving, IntakeReader posts, Intake intake, IntakeResponses responses)
{
    [Function(nameof(SubmitContribution))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contributions")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.Answer(request, async time =>
        {
            var (body, refusal) = await posts.Read(request, time);
            if (body is null)
                return refusal!;
            var outcome = body.IsJson
                ? await intake.Submit(body.Submission, IdempotencyKey.IdFor(request), time)
                : await intake.Submit(body.Submission, body.Token, time);
            return await responses.For(outcome, request, time);
        }, cancellation);
}
