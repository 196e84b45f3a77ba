using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CollaborationManifesto.Publishing;

/// <summary>Serves the published manifesto to pages of any origin.</summary>
public sealed class ManifestoResponses(PublishedJson json, Refusals refusals, AllWords words)
{
    /// <summary>One minute spares storage, and is fresh enough for a page that shows principles.</summary>
    private const string CacheControl = "public, max-age=60";

    public async Task<IResult> JsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await json.VersionAsync(cancellationToken) is not { } version)
            return await NothingPublishedAsync(request);
        if (Has(request, version))
            return new PublicCors(new PublishedFile(version, StatusCodes.Status304NotModified, null), CacheControl);
        if (HttpMethods.IsHead(request.Method))
            return new PublicCors(new PublishedFile(version, StatusCodes.Status200OK, null), CacheControl);
        return await json.OpenAsync(cancellationToken) is var (content, current)
            ? new PublicCors(new PublishedFile(current, StatusCodes.Status200OK, content), CacheControl)
            : await NothingPublishedAsync(request);
    }

    private Task<IResult> NothingPublishedAsync(HttpRequest request) =>
        refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Refusals.NothingPublished, refusals.Site);

    // RFC 9110, section 13.1.2: the comparison is weak, and a star matches anything.
    private static bool Has(HttpRequest request, PublishedVersion version) => request.GetTypedHeaders().IfNoneMatch
        .Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(Tag(version), useStrongComparison: false));

    private static EntityTagHeaderValue Tag(PublishedVersion version) => new(version.ETag.ToString("H"));

    /// <summary>The headers and, if there is any, the content.</summary>
    private sealed class PublishedFile(PublishedVersion version, int status, Stream? content) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.GetTypedHeaders().ETag = Tag(version);
            if (status == StatusCodes.Status304NotModified)
                return;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = version.Length;
            if (content is null)
                return;
            await using (content)
                await content.CopyToAsync(response.Body, httpContext.RequestAborted);
        }
    }
}
