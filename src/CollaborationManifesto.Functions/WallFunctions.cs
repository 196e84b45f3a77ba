using CollaborationManifesto.Sessions.Outcomes;
using CollaborationManifesto.Sessions.Walls;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>What a room sees of its workshop, and afterwards what became of the notes. Neither page can change anything.</summary>
public sealed class WallFunctions(RequestGuard guard, WallResponses walls, OutcomeResponses outcomes)
{
    /// <summary>The wall, for a projector. Its script asks every two seconds.</summary>
    [Function(nameof(ShowWall))]
    public Task<IResult> ShowWall(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "workshop/wall")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(request, cancellationToken => walls.ShowAsync(request, request.Query["token"], request.Query["code"], cancellationToken), cancellationToken);

    /// <summary>For everyone with the code, for ever.</summary>
    [Function(nameof(ShowOutcomes))]
    public Task<IResult> ShowOutcomes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "workshop")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(request, cancellationToken => outcomes.ShowAsync(request, request.Query["code"], cancellationToken), cancellationToken);
}
