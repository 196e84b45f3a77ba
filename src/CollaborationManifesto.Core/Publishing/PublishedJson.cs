using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Publishing;

/// <summary>The published <c>manifesto.json</c>, for pages of other origins: the website's own endpoint cannot allow them.</summary>
public sealed class PublishedJson
{
    /// <summary>Seconds that its version is known for, which is well within the minute that readers may keep it.</summary>
    private static readonly TimeSpan VersionLasts = TimeSpan.FromSeconds(5);

    /// <summary>Seconds that storage may take to tell it. All who ask meanwhile wait for the same answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly BlobClient _blob;
    private readonly TimeProvider _clock;
    private readonly RecentAnswer<PublishedVersion?> _version;

    public PublishedJson(BlobServiceClient blobs, IOptions<StorageSettings> names, TimeProvider clock)
    {
        _blob = blobs.GetBlobContainerClient(names.Value.SiteContainer).GetBlobClient("manifesto.json");
        _clock = clock;
        _version = new(VersionLasts, clock, AskAsync);
    }

    /// <summary>What readers have to have to be up to date; null before anything was published.</summary>
    internal Task<PublishedVersion?> VersionAsync(CancellationToken cancellationToken) => _version.GetAsync(cancellationToken);

    /// <summary>The file as storage sends it, never whole in memory. Null before anything was published.</summary>
    internal async Task<(Stream Content, PublishedVersion Version)?> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var file = (await _blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            var version = new PublishedVersion(file.Details.ETag, file.Details.ContentLength);
            _version.Set(version);
            return (file.Content, version);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private async Task<PublishedVersion?> AskAsync()
    {
        using var time = new CancellationTokenSource(Patience, _clock);
        try
        {
            BlobProperties found = await _blob.GetPropertiesAsync(cancellationToken: time.Token);
            return new(found.ETag, found.ContentLength);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}

/// <param name="Length">Bytes.</param>
internal sealed record PublishedVersion(ETag ETag, long Length);
