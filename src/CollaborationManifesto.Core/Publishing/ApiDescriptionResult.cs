using CollaborationManifesto.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CollaborationManifesto.Publishing;

/// <summary>The API's description.</summary>
public sealed class ApiDescriptionResult(ApiDescription description) : IResult
{
    private readonly PublicCors _file = new(
        Results.Bytes(description.File.Content, description.File.ContentType, entityTag: new EntityTagHeaderValue($"\"{description.File.Sha256}\"")),
        description.File.CacheControl);

    public Task ExecuteAsync(HttpContext httpContext) => _file.ExecuteAsync(httpContext);
}
