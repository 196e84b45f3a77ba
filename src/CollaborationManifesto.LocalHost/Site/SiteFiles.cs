using Azure;
using Azure.Storage.Blobs;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CollaborationManifesto.LocalHost.Site;

/// <summary>
/// Serves the site's container like Azure's static website: index.html for a folder, with or without a slash at the end, and 404.html for a missing
/// file. Capitals matter (docs/site.md).
/// </summary>
internal static class SiteFiles
{
    public static void MapSiteFiles(this IEndpointRouteBuilder routes) => routes.MapMethods("/{**path}", ["GET", "HEAD"], ServeAsync);

    private static async Task<IResult> ServeAsync(
        string? path, HttpContext context, BlobServiceClient blobs, IOptions<StorageSettings> names, CancellationToken cancellationToken)
    {
        var site = blobs.GetBlobContainerClient(names.Value.SiteContainer);
        string[] candidates = string.IsNullOrEmpty(path) || path.EndsWith('/') ? [$"{path}index.html"] : [path, $"{path}/index.html"];
        foreach (var name in candidates)
        {
            if (await DownloadAsync(site, name, context, cancellationToken) is { } found)
                return found;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return await DownloadAsync(site, "404.html", context, cancellationToken) ?? Results.NotFound();
    }

    private static async Task<IResult?> DownloadAsync(BlobContainerClient site, string name, HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            var blob = (await site.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value;
            context.Response.Headers.CacheControl = blob.Details.CacheControl;
            return Results.Bytes(
                blob.Content.ToMemory().ToArray(),
                blob.Details.ContentType,
                entityTag: context.Response.StatusCode == StatusCodes.Status200OK ? new EntityTagHeaderValue(blob.Details.ETag.ToString("H")) : null);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }
}
