using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Web;

/// <summary>An answer for programs, with the headers that every answer carries.</summary>
public sealed class DataResult(IResult answer, string cacheControl = SecurityHeaders.NoStore) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        SecurityHeaders.Set(httpContext.Response, cacheControl, SecurityHeaders.NoPage);
        return answer.ExecuteAsync(httpContext);
    }
}
