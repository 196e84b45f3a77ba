using Azure;
using Azure.Storage.Blobs;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CollaborationManifesto.LocalHost.Site;

/// <summary>Serves the site's container as Azure's static website does: index.html for a folder, 404.html for what is not there.</summary>
internal static class SiteFiles
{
    public static void MapSiteFiles(this IEndpointRouteBuilder routes) => routes.MapMethods("/{**path}", ["GET", "HEAD"], Serve);

    private static async Task<IResult> Serve(
        string? path, HttpContext context, BlobServiceClient blobs, IOptions<StorageSettings> names, CancellationToken cancellation)
    {
        var site = blobs.GetBlobContainerClient(names.Value.SiteContainer);
        var name = string.IsNullOrEmpty(path) || path.EndsWith('/') ? $"{path}index.html" : path;
        if (await Download(site, name, context, cancellation) is { } found)
            return found;
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return await Download(site, "404.html", context, cancellation) ?? Results.NotFound();
    }

    private static async Task<IResult?> Download(BlobContainerClient site, string name, HttpContext context, CancellationToken cancellation)
    {
        try
        {
            var blob = (await site.GetBlobClient(name).DownloadContentAsync(cancellation)).Value;
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
