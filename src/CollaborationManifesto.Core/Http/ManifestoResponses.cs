using CollaborationManifesto.Publishing;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CollaborationManifesto.Http;

/// <summary>The published manifesto for pages of other origins.</summary>
public sealed class ManifestoResponses(PublishedJson json, Refusals refusals, AllWords words)
{
    /// <summary>A minute old at most, which spares storage and is soon enough for a page that shows principles.</summary>
    private const string CacheControl = "public, max-age=60";

    public async Task<IResult> Json(HttpRequest request, CancellationToken cancellation) =>
        await json.Read(cancellation) is var (content, etag)
            ? new ForEveryOrigin(
                Results.Bytes(content.ToMemory(), "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue(etag.ToString("H"))), CacheControl)
            : await refusals.Refuse(request, StatusCodes.Status404NotFound, words.Refusals.NothingPublished, refusals.Site);
}
