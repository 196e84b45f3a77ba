using CollaborationManifesto.Desk;
using CollaborationManifesto.Web;
using CollaborationManifesto.Workshops;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The pages on which curators bring in the notes of a workshop. Opening one changes nothing, because email scanners open links.</summary>
public sealed class WorkshopFunctions(RequestGuard guard, DeskAccess access, UploadDesk uploads, ImportDesk imports, ImportResponses responses)
{
    /// <summary>The page of one import.</summary>
    [Function(nameof(ShowImport))]
    public Task<IResult> ShowImport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/import")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(
                await imports.OpenAsync(request.Query["token"], request.Query["import"], request.Query["alike"] == "yes", cancellationToken), request),
            cancellationToken);

    /// <summary>Adds the notes, deletes the file, or takes the import back.</summary>
    [Function(nameof(ChangeImport))]
    public Task<IResult> ChangeImport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/import")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            ImportForm.From,
            async (form, cancellationToken) => await responses.ForAsync(await imports.ActAsync(form, cancellationToken), request),
            cancellationToken);

    /// <summary>The page to paste notes or choose a file, with the imports before.</summary>
    [Function(nameof(ShowUpload))]
    public Task<IResult> ShowUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/import/file")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request, async cancellationToken => await responses.ForAsync(await uploads.OpenAsync(request.Query["token"], cancellationToken), request), cancellationToken);

    /// <summary>Keeps pasted notes or a file until a curator has checked them. Nothing of the body is read without a curator's link.</summary>
    [Function(nameof(UploadNotes))]
    public Task<IResult> UploadNotes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/import/file")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken =>
            {
                var (entered, refusal) = await access.EnterAsync(request.Query["token"], cancellationToken);
                return entered is null
                    ? await responses.ForAsync(refusal!, request)
                    : await guard.ReadUploadAsync(
                        request, UploadDesk.MaxFileBytes, responses.UploadLink(entered.Token), UploadForm.From, async (form, cancellationToken) => await responses.ForAsync(await uploads.UploadAsync(entered, form, cancellationToken), request), cancellationToken);
            },
            cancellationToken);
}
