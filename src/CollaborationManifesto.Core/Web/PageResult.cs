using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Web;

/// <summary>A page of the functions, with the headers that every one of them carries.</summary>
internal sealed class PageResult(string html, int status, string policy, string cacheControl) : IResult
{
    /// <summary>For pages that carry what was typed: the back button works, and no shared cache keeps them.</summary>
    public const string ForBackButton = "private, no-cache";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        SecurityHeaders.Set(response, cacheControl, policy);
        return response.WriteAsync(html, httpContext.RequestAborted);
    }
}
