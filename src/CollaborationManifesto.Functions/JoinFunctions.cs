using CollaborationManifesto.Sessions.Joining;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Pages on which people in a room write notes. Limits are counted for each phone and each workshop, because a room shares an address.</summary>
public sealed class JoinFunctions(RequestGuard guard, ParticipantNotes notes, JoinResponses responses)
{
    /// <summary>From a code, typed or in a QR code, to a page for one phone. Stores nothing.</summary>
    [Function(nameof(JoinWorkshop))]
    public Task<IResult> JoinWorkshop(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "join")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(request, cancellationToken => responses.JoinAsync(request.Query["code"], cancellationToken), cancellationToken);

    /// <summary>The question, and one phone's notes.</summary>
    [Function(nameof(ShowOwnNotes))]
    public Task<IResult> ShowOwnNotes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "workshop/notes")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request, async cancellationToken => await responses.ForAsync(await notes.OpenAsync(request.Query["token"], cancellationToken), request), cancellationToken);

    /// <summary>Writes, changes or removes a note.</summary>
    [Function(nameof(WriteNote))]
    public Task<IResult> WriteNote(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "workshop/notes")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            ParticipantForm.From,
            async (form, cancellationToken) => await responses.ForAsync(await notes.ActAsync(form, cancellationToken), request),
            cancellationToken,
            whenUnavailable: responses.UnsavedAsync);
}
