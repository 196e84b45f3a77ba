using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>
/// Addresses that only take posts, asked in another way: a browser does it when it opens a tab again whose page was the answer to a post. The
/// Functions host would answer with an empty page.
/// </summary>
public sealed class ReopenedFunctions(RequestGuard guard, Refusals refusals, AllWords words)
{
    [Function(nameof(ReopenCheck))]
    public Task<IResult> ReopenCheck(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "put", "patch", "delete", Route = "contributions/check")] HttpRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, words.Refusals.FormReopened, refusals.Form, cancellationToken);

    [Function(nameof(ReopenSubmission))]
    public Task<IResult> ReopenSubmission(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "put", "patch", "delete", Route = "contributions")] HttpRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, words.Refusals.FormReopened, refusals.Form, cancellationToken);

    [Function(nameof(ReopenDeskLink))]
    public Task<IResult> ReopenDeskLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "put", "patch", "delete", Route = "desk/link")] HttpRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, words.Refusals.LinkFormReopened, refusals.Desk, cancellationToken);

    [Function(nameof(ReopenReviewLink))]
    public Task<IResult> ReopenReviewLink(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "put", "patch", "delete", Route = "review/link")] HttpRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, words.Refusals.LinkFormReopened, refusals.Desk, cancellationToken);

    [Function(nameof(ReopenSignatureCheck))]
    public Task<IResult> ReopenSignatureCheck(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "put", "patch", "delete", Route = "signatures/check")] HttpRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, words.Refusals.SigningReopened, refusals.Sign, cancellationToken);

    [Function(nameof(ReopenSignature))]
    public Task<IResult> ReopenSignature(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "put", "patch", "delete", Route = "signatures")] HttpRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, words.Refusals.SigningReopened, refusals.Sign, cancellationToken);

    private Task<IResult> AnswerAsync(HttpRequest request, Message message, (string Text, string Target) link, CancellationToken cancellationToken) =>
        guard.AnswerAsync(request, _ => refusals.OnlyPostAsync(request, message, link), cancellationToken);
}
