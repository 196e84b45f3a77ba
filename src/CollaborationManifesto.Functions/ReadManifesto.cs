using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Answers with the published manifesto.json, for pages of every origin.</summary>
public sealed class ReadManifesto(Serving serving, ManifestoResponses responses)
{
    [Function(nameof(ReadManifesto))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "manifesto.json")] HttpRequest request,
        CancellationToken cancellation) =>
        serving.Answer(request, time => responses.Json(request, time), cancellation);
}
