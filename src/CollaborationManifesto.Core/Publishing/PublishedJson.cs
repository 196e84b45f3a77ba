using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Publishing;

/// <summary>Reads the published <c>manifesto.json</c> for pages of other origins, which the static website cannot allow.</summary>
public sealed class PublishedJson
{
    /// <summary>Seconds that its version is reused: well within the minute that clients may cache it.</summary>
    private static readonly TimeSpan VersionLasts = TimeSpan.FromSeconds(5);

    /// <summary>Seconds that storage may take to answer. Everyone who asks meanwhile waits for the same answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly BlobClient _blob;
    private readonly TimeProvider _clock;
    private readonly ShortLivedCache<PublishedVersion?> _version;

    public PublishedJson(BlobServiceClient blobs, IOptions<StorageSettings> names, TimeProvider clock)
    {
        _blob = blobs.GetBlobContainerClient(names.Value.SiteContainer).GetBlobClient("manifesto.json");
        _clock = clock;
        _version = new(VersionLasts, clock, AskAsync);
    }

    /// <summary>The current version; null if nothing was ever published.</summary>
    internal Task<PublishedVersion?> VersionAsync(CancellationToken cancellationToken) => _version.GetAsync(cancellationToken);

    /// <summary>Streams the file from storage, so that it is never whole in memory. Null if nothing was ever published.</summary>
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

/// <param name="Length">Length in bytes.</param>
internal sealed record PublishedVersion(ETag ETag, long Length);
