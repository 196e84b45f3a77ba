using CollaborationManifesto.Publishing;
using CollaborationManifesto.Telemetry;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The static site, and the published manifesto for programs.</summary>
public sealed class PublishingFunctions(RequestGuard guard, Publisher publisher, ManifestoResponses responses, ApiDescriptionResult description)
{
    /// <summary>Updates the site if something changed.</summary>
    [Function(nameof(PublishManifesto))]
    public Task PublishManifesto([TimerTrigger("%PublishSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        Traces.TimerAsync(nameof(PublishManifesto), publisher.PublishChangesAsync, cancellationToken);

    /// <summary>The published manifesto.json, for pages of any origin.</summary>
    [Function(nameof(ReadManifesto))]
    public Task<IResult> ReadManifesto(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "manifesto.json")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(request, cancellationToken => responses.JsonAsync(request, cancellationToken), cancellationToken);

    /// <summary>The OpenAPI document of the JSON API.</summary>
    [Function(nameof(DescribeApi))]
    public IResult DescribeApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) => description;
}
