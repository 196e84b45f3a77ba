using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Web;

/// <summary>A page served by the functions, with the headers that all of them need.</summary>
internal sealed class PageResult(string html, int status, string policy, string cacheControl) : IResult
{
    /// <summary>For pages that show what someone typed: the back button works, and shared caches do not keep them.</summary>
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

/// <summary>An answer for programs, with the security headers.</summary>
public sealed class DataResult(IResult answer, string cacheControl = SecurityHeaders.NoStore) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        SecurityHeaders.Set(httpContext.Response, cacheControl, SecurityHeaders.NoPage);
        return answer.ExecuteAsync(httpContext);
    }
}

/// <summary>Redirects with 303 after a post, so that a refresh does not post again.</summary>
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

/// <summary>Adds <c>Retry-After</c>, in seconds, to an answer.</summary>
internal sealed class RetryAfter(int seconds, IResult answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return answer.ExecuteAsync(httpContext);
    }
}

/// <summary>Adds <c>Allow</c>, which an answer 405 has to have (RFC 9110, section 15.5.6).</summary>
internal sealed class Allow(string methods, IResult answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.Allow = methods;
        return answer.ExecuteAsync(httpContext);
    }
}

/// <summary>A public file that any origin may read. The site's own copy has no CORS headers, because its host cannot send them.</summary>
internal sealed class PublicCors(IResult file, string cacheControl) : IResult
{
    private readonly DataResult _answer = new(file, cacheControl);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.AccessControlAllowOrigin = "*";
        return _answer.ExecuteAsync(httpContext);
    }
}
