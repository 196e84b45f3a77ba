using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Web;

/// <summary>A public file that pages and tools of every origin may read. The site's own copy has no CORS headers: its host cannot send them.</summary>
internal sealed class PublicCors(IResult file, string cacheControl) : IResult
{
    private readonly DataResult _answer = new(file, cacheControl);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.AccessControlAllowOrigin = "*";
        return _answer.ExecuteAsync(httpContext);
    }
}
