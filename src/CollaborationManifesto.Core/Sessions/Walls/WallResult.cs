using CollaborationManifesto.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CollaborationManifesto.Sessions.Walls;

/// <summary>A page with its compressed form, which nothing else does: neither the functions nor their host compress answers.</summary>
internal sealed record PrintedPage(ReadOnlyMemory<byte> Html, ReadOnlyMemory<byte> Gzip);

/// <summary>Sends a wall, or 304 to a script that has it.</summary>
internal sealed class WallResult(string version, PrintedPage page, string policy) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        // Weak, because the compressed page has the same one.
        var tag = new EntityTagHeaderValue($"\"{version}\"", isWeak: true);
        SecurityHeaders.Set(response, SecurityHeaders.NoStore, policy);
        response.GetTypedHeaders().ETag = tag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "text/html; charset=utf-8";
        var isCompressed = request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Value == "gzip" && accepted.Quality != 0);
        if (isCompressed)
            response.Headers.ContentEncoding = "gzip";
        var body = isCompressed ? page.Gzip : page.Html;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(request.Method))
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
