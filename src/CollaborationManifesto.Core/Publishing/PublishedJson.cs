using Azure;
using Azure.Storage.Blobs;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Publishing;

/// <summary>The published <c>manifesto.json</c>, for pages of other origins: the website's own endpoint cannot allow them.</summary>
public sealed class PublishedJson(BlobServiceClient blobs, IOptions<StorageSettings> names)
{
    private readonly BlobClient _blob = blobs.GetBlobContainerClient(names.Value.SiteContainer).GetBlobClient("manifesto.json");

    /// <summary>Null before anything was published.</summary>
    public async Task<(BinaryData Content, ETag ETag)?> Read(CancellationToken cancellation)
    {
        try
        {
            var answer = await _blob.DownloadContentAsync(cancellation);
            return (answer.Value.Content, answer.Value.Details.ETag);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}
