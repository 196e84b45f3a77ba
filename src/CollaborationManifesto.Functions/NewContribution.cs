using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The form for holders of an invitation link while it is closed for everybody else.</summary>
public sealed class NewContribution(RequestGuard serving, IntakeReader posts, IntakeResponses responses)
{
    [Function(nameof(NewContribution))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contributions/new")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time =>
        {
            var (form, refusal) = await posts.NewFormAsync(request);
            return form is null ? refusal! : await responses.ForAsync(form, request, time);
        }, cancellation);
}
