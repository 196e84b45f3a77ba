using CollaborationManifesto.Desk;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Which emails a curator gets: chosen on a page, or with one click in their email program.</summary>
public sealed class EmailPreferenceFunctions(
    RequestGuard guard, OneClickReader posts, EmailPreferences preferences, EmailPreferenceResponses responses)
{
    /// <summary>Changes nothing, because email scanners open links.</summary>
    [Function(nameof(ShowMailWish))]
    public Task<IResult> ShowMailWish(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "curators/mail")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(await preferences.OpenAsync(request.Query["token"], cancellationToken), request),
            cancellationToken);

    [Function(nameof(ChooseMail))]
    public Task<IResult> ChooseMail(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "curators/mail")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(request, async cancellationToken =>
        {
            var (input, refusal) = await posts.ReadAsync(request, EmailPreferenceInput.From, EmailPreferenceInput.FromHeader, cancellationToken);
            return input is null ? refusal! : await responses.ForAsync(await preferences.ChooseAsync(input, cancellationToken), request);
        }, cancellationToken);
}
