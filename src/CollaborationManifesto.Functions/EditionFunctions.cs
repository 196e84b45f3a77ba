using CollaborationManifesto.Editions;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The page of editions at the curators' desk. Opening it changes nothing, because email scanners open links.</summary>
public sealed class EditionFunctions(RequestGuard guard, EditionDesk editions, EditionResponses responses)
{
    [Function(nameof(ShowEditions))]
    public Task<IResult> ShowEditions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/editions")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(await editions.OpenAsync(request.Query["token"], request.Query["correct"], cancellationToken), request),
            cancellationToken);

    /// <summary>Proposes, names, confirms, declines, takes back or corrects an edition.</summary>
    [Function(nameof(ChangeEditions))]
    public Task<IResult> ChangeEditions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/editions")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            EditionForm.From,
            async (form, cancellationToken) => await responses.ForAsync(await editions.ActAsync(form, cancellationToken), request),
            cancellationToken);
}
