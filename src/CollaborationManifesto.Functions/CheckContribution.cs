using CollaborationManifesto.Contributions;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Takes the static form and answers with the page "check what you wrote". It stores nothing.</summary>
public sealed class CheckContribution(RequestGuard serving, IntakeReader posts, Intake intake, IntakeResponses responses)
{
    [Function(nameof(CheckContribution))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contributions/check")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time =>
        {
            var (body, refusal) = await posts.ReadAsync(request, time);
            return body is null
                ? refusal!
                : await responses.ForAsync(body.WantsChange ? Intake.Change(body.Submission) : intake.Check(body.Submission), request, time);
        }, cancellation);
}
