using CollaborationManifesto.Curation;
using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Takes what a curator wants to be mailed, from the page or by one click in their mail program.</summary>
public sealed class ChooseMail(MailWishReader posts, MailWishes wishes, MailWishResponses responses)
{
    [Function(nameof(ChooseMail))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "curators/mail")] HttpRequest request,
        CancellationToken cancellation)
    {
        var (form, refusal) = await posts.Read(request, cancellation);
        return form is null ? refusal! : await responses.For(await wishes.Choose(form, cancellation), request);
    }
}
