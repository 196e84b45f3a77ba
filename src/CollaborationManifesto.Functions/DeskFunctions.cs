using CollaborationManifesto.Desk;
using CollaborationManifesto.Editions;
using CollaborationManifesto.Links;
using CollaborationManifesto.Reporting;
using CollaborationManifesto.Signing;
using CollaborationManifesto.Sessions;
using CollaborationManifesto.Web;
using CollaborationManifesto.Workshops;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>
/// Decisions on many contributions, a file of them, and the order of the principles. Opening a page changes nothing, because email scanners open links.
/// </summary>
public sealed class DeskFunctions(
    RequestGuard guard, DeskService desk, PrincipleOrder order, DecisionsCsv decisions, DeskLinks links, EditionNotices editions, ImportRunner imports, SessionRunner sessions, ReportNotices reports, SignatureNotices signatures, DeskResponses responses)
{
    /// <summary>The desk or, without a link, the page that asks for an address to email one to.</summary>
    [Function(nameof(ShowDesk))]
    public Task<IResult> ShowDesk(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken =>
                await responses.ForAsync(await desk.OpenAsync(request.Query["token"], DeskAddress.Read(name => request.Query[name]), cancellationToken), request),
            cancellationToken);

    /// <summary>Applies one action to many contributions, after a page that lists what will happen.</summary>
    [Function(nameof(ActAtDesk))]
    public Task<IResult> ActAtDesk(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            DeskInput.From,
            async (input, cancellationToken) => await responses.ForAsync(await desk.ActAsync(input.Form, input.Place, cancellationToken), request),
            cancellationToken);

    /// <summary>Accepts a request for a link to the desk. The answer is the same for every address.</summary>
    [Function(nameof(AskDeskLink))]
    public Task<IResult> AskDeskLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/link")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPublicPostAsync(
            request,
            DeskLinkInput.From,
            async (input, cancellationToken) => await responses.ForAsync(await desk.AskLinkAsync(input.Email, cancellationToken), request),
            cancellationToken);

    /// <summary>The queue also carries editions, imports, live sessions, problem reports and signatures.</summary>
    // Not cancelled when the host stops, so that a message that has begun is handled completely and does not come back as a failure.
    [Function(nameof(MailDeskLink))]
    public Task MailDeskLink([QueueTrigger("%DeskQueue%", Connection = "Storage")] string message) =>
        imports.TryHandleAsync(message, CancellationToken.None) ?? editions.TryHandleAsync(message, CancellationToken.None) ?? sessions.TryHandleAsync(message, CancellationToken.None)
        ?? reports.TryHandleAsync(message, CancellationToken.None) ?? signatures.TryHandleAsync(message, CancellationToken.None) ?? links.MailAsync(message, CancellationToken.None);

    /// <summary>What curators did with the contributions that the desk's filter finds, as a file.</summary>
    [Function(nameof(DownloadDecisions))]
    public Task<IResult> DownloadDecisions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/decisions.csv")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(
                await decisions.CreateAsync(request.Query["token"], DeskAddress.Read(name => request.Query[name]).Filter, cancellationToken), request),
            cancellationToken);

    [Function(nameof(ShowOrder))]
    public Task<IResult> ShowOrder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/order")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request, async cancellationToken => await responses.ForAsync(await order.OpenAsync(request.Query["token"], cancellationToken), request), cancellationToken);

    [Function(nameof(ChangeOrder))]
    public Task<IResult> ChangeOrder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/order")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            OrderForm.From,
            async (form, cancellationToken) => await responses.ForAsync(await order.ChangeAsync(form, cancellationToken), request),
            cancellationToken);
}
