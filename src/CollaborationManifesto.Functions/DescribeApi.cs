using CollaborationManifesto.Http;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Answers with the OpenAPI document of the JSON API.</summary>
public sealed class DescribeApi(ApiDescriptionResult description)
{
    [Function(nameof(DescribeApi))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) => description;
}
