using CollaborationManifesto.Desk;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>What a curator is emailed: chosen on a page, or by one click in their mail program.</summary>
public sealed class EmailPreferenceFunctions(
    RequestGuard guard, EmailPreferenceReader posts, EmailPreferences preferences, EmailPreferenceResponses responses)
{
    /// <summary>It changes nothing, because mail scanners open links.</summary>
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
            var (input, refusal) = await posts.ReadAsync(request, cancellationToken);
            return input is null ? refusal! : await responses.ForAsync(await preferences.ChooseAsync(input, cancellationToken), request);
        }, cancellationToken);
}
