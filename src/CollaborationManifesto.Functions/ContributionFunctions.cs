using CollaborationManifesto.Contributing;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The form, the page "check what you wrote", and sending.</summary>
public sealed class ContributionFunctions(RequestGuard guard, ContributionGate gate, Intake intake, IntakeResponses responses)
{
    /// <summary>The form for holders of an invitation link while it is closed for everyone else.</summary>
    [Function(nameof(NewContribution))]
    public Task<IResult> NewContribution(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contributions/new")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(request, async cancellationToken =>
        {
            var invitation = request.Query["invitation"].ToString();
            return await gate.RefuseAsync(request, invitation)
                ?? await responses.ForAsync(Intake.Change(new() { Invitation = invitation }), request, cancellationToken);
        }, cancellationToken);

    /// <summary>Answers the static form with the page "check what you wrote". Stores nothing.</summary>
    [Function(nameof(CheckContribution))]
    public Task<IResult> CheckContribution(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contributions/check")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPublicPostAsync(
            request,
            ContributionInput.From,
            async (input, cancellationToken) => await gate.RefuseAsync(request, input)
                ?? await responses.ForAsync(input.WantsChange ? Intake.Change(input.Submission) : intake.Check(input.Submission), request, cancellationToken),
            cancellationToken);

    /// <summary>Accepts the form on the page "check what you wrote", or JSON.</summary>
    [Function(nameof(SubmitContribution))]
    public Task<IResult> SubmitContribution(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contributions")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPublicPostAsync(
            request,
            ContributionInput.From,
            async (input, cancellationToken) => await gate.RefuseAsync(request, input)
                ?? await responses.ForAsync(
                    input.IsJson
                        ? await intake.SubmitAsync(input.Submission, IdempotencyKey.IdFor(request), cancellationToken)
                        : await intake.SubmitAsync(input.Submission, input.Token, cancellationToken),
                    request,
                    cancellationToken),
            cancellationToken);
}
