using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Takes what a curator wants to be mailed, from the page or by one click in their mail program.</summary>
public sealed class ChooseMail(Serving serving, MailWishReader posts, MailWishes wishes, MailWishResponses responses)
{
    [Function(nameof(ChooseMail))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "curators/mail")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.Answer(request, async time =>
        {
            var (form, refusal) = await posts.Read(request, time);
            return form is null ? refusal! : await responses.For(await wishes.Choose(form, time), request);
        }, cancellation);
}
