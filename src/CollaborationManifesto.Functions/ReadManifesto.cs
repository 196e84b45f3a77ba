using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Answers with the published manifesto.json, for pages of every origin.</summary>
public sealed class ReadManifesto(RequestGuard serving, ManifestoResponses responses)
{
    [Function(nameof(ReadManifesto))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "manifesto.json")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.AnswerAsync(request, time => responses.JsonAsync(request, time), cancellation);
}
