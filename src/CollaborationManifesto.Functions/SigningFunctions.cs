using CollaborationManifesto.Desk;
using CollaborationManifesto.Signing;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>People and organisations sign; curators decide. Opening a page changes nothing, because email scanners open links.</summary>
public sealed class SigningFunctions(
    RequestGuard guard, OneClickReader posts, SigningIntake intake, OwnSignature own, DeskAccess access, SignatureDesk desk, SignatoryImport imports, SigningResponses responses)
{
    /// <summary>The static form. It stores nothing.</summary>
    [Function(nameof(CheckSignature))]
    public Task<IResult> CheckSignature(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "signatures/check")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPublicPostAsync(
            request,
            SigningCheckInput.From,
            async (input, cancellationToken) => await responses.ForAsync(await intake.CheckAsync(input, cancellationToken), request),
            cancellationToken);

    [Function(nameof(SendSignature))]
    public Task<IResult> SendSignature(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "signatures")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPublicPostAsync(
            request,
            SigningCheckInput.From,
            async (input, cancellationToken) => await responses.ForAsync(await intake.SendAsync(input, cancellationToken), request),
            cancellationToken);

    /// <summary>The page behind the emailed link: first a question, then the signature's private page.</summary>
    [Function(nameof(ShowSignature))]
    public Task<IResult> ShowSignature(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "signatures/own")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(await own.OpenAsync(request.Query["token"], request.Query["change"] == "1", cancellationToken), request),
            cancellationToken);

    /// <summary>Confirms or refuses a signature, changes it or takes it back.</summary>
    [Function(nameof(ChangeSignature))]
    public Task<IResult> ChangeSignature(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "signatures/own")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            OwnSignatureInput.From,
            async (input, cancellationToken) => await responses.ForAsync(await own.PostAsync(input, cancellationToken), request),
            cancellationToken);

    /// <summary>The page that stops emails about new editions.</summary>
    [Function(nameof(ShowSignatureNews))]
    public Task<IResult> ShowSignatureNews(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "signatures/news")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request, async cancellationToken => await responses.ForAsync(await own.OpenNewsAsync(request.Query["token"], cancellationToken), request), cancellationToken);

    /// <summary>Email programs post here with one click (RFC 8058).</summary>
    [Function(nameof(StopSignatureNews))]
    public Task<IResult> StopSignatureNews(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "signatures/news")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(request, async cancellationToken =>
        {
            var (input, refusal) = await posts.ReadAsync(request, StopNewsInput.From, StopNewsInput.FromHeader, cancellationToken);
            return input is null ? refusal! : await responses.ForAsync(await own.StopNewsAsync(input, cancellationToken), request);
        }, cancellationToken);

    [Function(nameof(ShowSignatures))]
    public Task<IResult> ShowSignatures(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/signatures")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(await desk.OpenAsync(request.Query["token"], request.Query["signature"], request.Query["search"], cancellationToken), request),
            cancellationToken);

    /// <summary>Decides on one signature, or approves several together.</summary>
    [Function(nameof(DecideSignatures))]
    public Task<IResult> DecideSignatures(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/signatures")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            SignatureDecisionInput.From,
            async (input, cancellationToken) => await responses.ForAsync(await desk.DecideAsync(input, cancellationToken), request),
            cancellationToken);

    [Function(nameof(ShowSignatoryImport))]
    public Task<IResult> ShowSignatoryImport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/signatures/import")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request, async cancellationToken => await responses.ForAsync(await imports.OpenAsync(request.Query["token"], cancellationToken), request), cancellationToken);

    /// <summary>Checks a list of signatories, or imports it. Nothing of the body is read without a curator's link.</summary>
    [Function(nameof(ImportSignatories))]
    public Task<IResult> ImportSignatories(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/signatures/import")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken =>
            {
                var (entered, refusal) = await access.EnterAsync(request.Query["token"], cancellationToken);
                return entered is null
                    ? await responses.ForAsync(refusal!, request)
                    : await guard.ReadUploadAsync(
                        request,
                        SignatoryFile.MaxBytes,
                        responses.ImportLink(entered.Token),
                        SignatoryImportInput.From,
                        async (input, cancellationToken) => await responses.ForAsync(await imports.PostAsync(entered, input, cancellationToken), request),
                        cancellationToken);
            },
            cancellationToken);
}
