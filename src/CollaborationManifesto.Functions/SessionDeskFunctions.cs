using CollaborationManifesto.Sessions.Planning;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The pages on which curators plan workshops. Opening one changes nothing, because email scanners open links.</summary>
public sealed class SessionDeskFunctions(RequestGuard guard, SessionDesk desk, SessionDeskResponses responses)
{
    /// <summary>The form to start a workshop, with the workshops before.</summary>
    [Function(nameof(ShowWorkshops))]
    public Task<IResult> ShowWorkshops(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/workshops")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request, async cancellationToken => await responses.ForAsync(await desk.OpenAsync(request.Query["token"], cancellationToken), request), cancellationToken);

    [Function(nameof(StartWorkshop))]
    public Task<IResult> StartWorkshop(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/workshops")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request, SessionPlanForm.From, async (form, cancellationToken) => await responses.ForAsync(await desk.StartAsync(form, cancellationToken), request), cancellationToken);

    /// <summary>The page of one workshop, which prints as the sheet for the room.</summary>
    [Function(nameof(ShowWorkshop))]
    public Task<IResult> ShowWorkshop(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/workshops/workshop")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(await desk.OpenAsync(request.Query["token"], request.Query["session"], cancellationToken), request),
            cancellationToken);

    /// <summary>Invites someone to lead it, takes a link back, changes the code, or leads a curator to the facilitators' page.</summary>
    [Function(nameof(ChangeWorkshop))]
    public Task<IResult> ChangeWorkshop(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/workshops/workshop")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request, DeskSessionForm.From, async (form, cancellationToken) => await responses.ForAsync(await desk.ActAsync(form, cancellationToken), request), cancellationToken);
}
