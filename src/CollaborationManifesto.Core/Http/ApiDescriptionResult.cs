using CollaborationManifesto.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CollaborationManifesto.Http;

/// <summary>The API's description for tools of every origin. The published copy has no CORS headers: its host cannot send them.</summary>
public sealed class ApiDescriptionResult(ApiDescription description) : IResult
{
    private readonly IResult _file = Results.Bytes(
        description.File.Content, description.File.ContentType, entityTag: new EntityTagHeaderValue($"\"{description.File.Sha256}\""));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.AccessControlAllowOrigin = "*";
        httpContext.Response.Headers.CacheControl = description.File.CacheControl;
        return _file.ExecuteAsync(httpContext);
    }
}
