using CollaborationManifesto.Contributing;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Pages behind contributors' private links. Opening one changes nothing, because email scanners open links.</summary>
public sealed class PrivatePageFunctions(RequestGuard guard, OwnContribution own, OwnAddress address, OwnResponses responses)
{
    /// <summary>The contributor's private page: first a receipt, later also the decision.</summary>
    [Function(nameof(ContributionStatus))]
    public Task<IResult> ContributionStatus(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contributions/status")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request, async cancellationToken => await responses.ForAsync(await own.OpenAsync(request.Query["token"], cancellationToken), request), cancellationToken);

    /// <summary>Corrects or withdraws a contribution, answers the curators' question, or erases the contributor's personal data.</summary>
    [Function(nameof(ChangeOwnContribution))]
    public Task<IResult> ChangeOwnContribution(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contributions/status")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPublicPostAsync(
            request,
            StatusForm.From,
            async (form, cancellationToken) => await responses.ForAsync(await own.ChangeAsync(form, cancellationToken), request),
            cancellationToken);

    /// <summary>The page that asks whether an address is a contributor's own.</summary>
    [Function(nameof(AskAddress))]
    public Task<IResult> AskAddress(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contributions/address")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(await address.OpenAsync(request.Query["token"], cancellationToken), request),
            cancellationToken);

    [Function(nameof(AnswerAddress))]
    public Task<IResult> AnswerAddress(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contributions/address")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            AddressAnswer.From,
            async (input, cancellationToken) => await responses.ForAsync(await address.AnswerAsync(input.Token, input.Answer, cancellationToken), request),
            cancellationToken);
}
