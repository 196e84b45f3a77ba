using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Takes what a curator wants to be mailed, from the page or by one click in their mail program.</summary>
public sealed class ChooseMail(RequestGuard serving, EmailPreferenceReader posts, EmailPreferences wishes, EmailPreferenceResponses responses)
{
    [Function(nameof(ChooseMail))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "curators/mail")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, async time =>
        {
            var (form, refusal) = await posts.ReadAsync(request, time);
            return form is null ? refusal! : await responses.ForAsync(await wishes.ChooseAsync(form, time), request);
        }, cancellation);
}
