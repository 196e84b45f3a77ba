using CollaborationManifesto.Sessions.Grouping;
using CollaborationManifesto.Themes;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The page on which facilitators put the notes of their workshop into themes.</summary>
public sealed class SessionGroupingFunctions(RequestGuard guard, SessionGrouping grouping, SessionGroupingResponses responses)
{
    [Function(nameof(ShowWorkshopGrouping))]
    public Task<IResult> ShowWorkshopGrouping(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "workshop/group")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(
                await grouping.OpenAsync(request.Query["token"], GroupingPlace.Read(name => request.Query[name]), cancellationToken), request),
            cancellationToken);

    [Function(nameof(MoveWorkshopNotes))]
    public Task<IResult> MoveWorkshopNotes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "workshop/group")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            GroupingForm.From,
            async (form, cancellationToken) => await responses.ForAsync(await grouping.MoveAsync(form, cancellationToken), request),
            cancellationToken);
}
