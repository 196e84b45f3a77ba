using CollaborationManifesto.Contributions;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Accepts the form on the page "check what you wrote", or JSON.</summary>
public sealed class SubmitContribution(IntakeReader posts, Intake intake, IntakeResponses responses)
{
    [Function(nameof(SubmitContribution))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contributions")] HttpRequest request,
        CancellationToken cancellation)
    {
        var (body, refusal) = await posts.Read(request, cancellation);
        if (body is null)
            return refusal!;
        var outcome = body.IsJson
            ? await intake.Submit(body.Submission, IdempotencyKey.IdFor(request), cancellation)
            : await intake.Submit(body.Submission, body.Token, cancellation);
        return await responses.For(outcome, request, cancellation);
    }
}
