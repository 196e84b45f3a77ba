using System.Globalization;
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

/// <summary>An answer for programs, with the headers that every answer carries.</summary>
public sealed class DataResult(IResult answer, string cacheControl = SecurityHeaders.NoStore) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        SecurityHeaders.Set(httpContext.Response, cacheControl, SecurityHeaders.NoPage);
        return answer.ExecuteAsync(httpContext);
    }
}

/// <summary>303: what was posted is done, and its result is at another address, so that a refresh posts nothing again.</summary>
internal sealed class SeeOther(string location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = location;
        SecurityHeaders.Set(response, SecurityHeaders.NoStore, SecurityHeaders.NoPage);
        return Task.CompletedTask;
    }
}

/// <summary>An answer that says in how many seconds to come back.</summary>
internal sealed class RetryAfter(int seconds, IResult answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return answer.ExecuteAsync(httpContext);
    }
}

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
