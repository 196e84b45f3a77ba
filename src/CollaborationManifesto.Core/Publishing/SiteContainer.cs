using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// The site's container as a run found it. A file is the publisher's own when its metadata hold the stamp of its content; content
/// and stamp are one write, so that no crash can part them. What has no stamp is somebody else's and stays as it is.
/// </summary>
internal sealed class SiteContainer
{
    private const string StampName = "stamp";

    private readonly BlobContainerClient _container;
    private readonly PublisherLease _lease;
    private readonly ConcurrentDictionary<string, StoredFile> _files = new();
    private readonly ConcurrentBag<string> _notOurs = [];
    private int _written;
    private int _deleted;
    private long _bytes;

    private SiteContainer(BlobContainerClient container, PublisherLease lease) => (_container, _lease) = (container, lease);

    public int Written => _written;

    public int Deleted => _deleted;

    public long Bytes => _bytes;

    /// <summary>Paths at which the site has no file because somebody else's is there.</summary>
    public IEnumerable<string> NotOurs => _notOurs;

    public IEnumerable<string> Own => _files.Where(file => file.Value.Stamp is not null).Select(file => file.Key);

    public static async Task<SiteContainer> Read(BlobContainerClient container, PublisherLease lease, CancellationToken cancellation)
    {
        var site = new SiteContainer(container, lease);
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellation))
            site._files[blob.Name] = new(blob.Properties.ETag!.Value, blob.Metadata.TryGetValue(StampName, out var stamp) ? stamp : null);
        return site;
    }

    public bool Has(string path) => _files.ContainsKey(path);

    public bool Owns(string path) => _files.TryGetValue(path, out var file) && file.Stamp is not null;

    /// <summary>Writes the file where it differs. Gives up the lease where the container is no longer as it was found.</summary>
    public async Task Write(SiteFile file, CancellationToken cancellation)
    {
        var stamp = file.Stamp;
        var conditions = new BlobRequestConditions { IfNoneMatch = ETag.All };
        if (_files.TryGetValue(file.Path, out var stored))
        {
            if (stored.Stamp is null)
                _notOurs.Add(file.Path);
            if (stored.Stamp is null || stored.Stamp == stamp)
                return;
            conditions = new() { IfMatch = stored.ETag };
        }

        _lease.Check();
        _files[file.Path] = new(await Upload(file, stamp, conditions, cancellation), stamp);
        Interlocked.Increment(ref _written);
        Interlocked.Add(ref _bytes, file.Content.Length);
    }

    public async Task<ReadOnlyMemory<byte>> Content(string path, CancellationToken cancellation) =>
        (await _container.GetBlobClient(path).DownloadContentAsync(cancellation)).Value.Content.ToMemory();

    public async Task Delete(string path, CancellationToken cancellation)
    {
        _lease.Check();
        var blob = _container.GetBlobClient(path);
        try
        {
            await blob.DeleteIfExistsAsync(conditions: new() { IfMatch = _files[path].ETag }, cancellationToken: cancellation);
        }
        catch (RequestFailedException refused) when (refused.Status == 412)
        {
            // Gone is gone, whoever's answer was lost; a new one there is another publisher's.
            if (await blob.ExistsAsync(cancellation))
                _lease.GiveUp();
        }

        Interlocked.Increment(ref _deleted);
    }

    private async Task<ETag> Upload(SiteFile file, string stamp, BlobRequestConditions conditions, CancellationToken cancellation)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new() { ContentType = file.ContentType, CacheControl = file.CacheControl },
            Metadata = new Dictionary<string, string> { [StampName] = stamp },
            Conditions = conditions,
        };
        var blob = _container.GetBlobClient(file.Path);
        try
        {
            return (await blob.UploadAsync(BinaryData.FromBytes(file.Content), options, cancellation)).Value.ETag;
        }
        catch (RequestFailedException refused) when (refused.Status is 409 or 412)
        {
            // A write whose answer was lost is tried again by the client and then refused: the stamp tells.
            var found = (await blob.GetPropertiesAsync(cancellationToken: cancellation)).Value;
            if (!found.Metadata.TryGetValue(StampName, out var other) || other != stamp)
                _lease.GiveUp();
            return found.ETag;
        }
    }

    private readonly record struct StoredFile(ETag ETag, string? Stamp);
}
