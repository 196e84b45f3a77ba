using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// The site's container as a run found it. A file is the publisher's own if its metadata hold the stamp of its content; content and stamp are
/// one write, so a crash cannot separate them. A file without a stamp is someone else's and is left alone.
/// </summary>
internal sealed class SiteContainer
{
    internal const string StampName = "stamp";

    private readonly BlobContainerClient _container;
    private readonly PublisherLease _lease;
    private readonly FileStamps? _recorded;
    private readonly ConcurrentDictionary<string, StoredFile> _files = new();
    private readonly ConcurrentBag<string> _notOurs = [];
    private int _written;
    private int _deleted;
    private long _bytes;

    private SiteContainer(BlobContainerClient container, PublisherLease lease, FileStamps? recorded) =>
        (_container, _lease, _recorded) = (container, lease, recorded);

    public int Written => _written;

    public int Deleted => _deleted;

    public long Bytes => _bytes;

    /// <summary>Paths at which the site has no file, because someone else's is there.</summary>
    public IEnumerable<string> NotOurs => _notOurs;

    /// <param name="recorded">What is known about its files; null to list them.</param>
    public static async Task<SiteContainer> OpenAsync(BlobContainerClient container, PublisherLease lease, FileStamps? recorded, CancellationToken cancellationToken)
    {
        var site = new SiteContainer(container, lease, recorded);
        if (recorded is null)
            await site.ListAsync(cancellationToken);
        return site;
    }

    public bool Has(string path) => _recorded?.Has(path) ?? _files.ContainsKey(path);

    /// <summary>Leaves the file as it is, and notes its stamp.</summary>
    /// <returns>False if there is none of the publisher's own, as far as this run knows.</returns>
    public bool Keep(string path, FileStamps stamps)
    {
        if (_files.TryGetValue(path, out var file) && file.Stamp is { } stamp)
            stamps.Add(path, stamp);
        else if (_recorded?.Has(path) == true)
            stamps.Add(path, _recorded);
        else
            return false;
        return true;
    }

    public async Task<bool> OwnsAsync(string path, CancellationToken cancellationToken) => await FindAsync(path, cancellationToken) is { Stamp: not null };

    /// <summary>The publisher's own files, except these.</summary>
    public async Task<IReadOnlyList<string>> FindObsoleteAsync(IReadOnlySet<string> paths, CancellationToken cancellationToken)
    {
        if (_recorded is not null)
        {
            if (!_recorded.HasOthersThan(paths))
                return [];
            // The record has only hashes of paths, so list the files to get their paths.
            await ListAsync(cancellationToken);
        }

        return [.. _files.Where(file => file.Value.Stamp is not null && !paths.Contains(file.Key)).Select(file => file.Key)];
    }

    /// <summary>Writes the file if it differs. Gives up the lease if the container has changed since this run read it.</summary>
    /// <returns>Stamp of the publisher's file at the path; null if the file is someone else's.</returns>
    public async Task<string?> WriteAsync(SiteFile file, CancellationToken cancellationToken)
    {
        var stamp = file.Stamp;
        // The record does not know the files that this run has written.
        if (_recorded is not null && !_files.ContainsKey(file.Path) && _recorded.Has(file.Path, stamp))
            return stamp;

        var stored = await FindAsync(file.Path, cancellationToken);
        if (stored is { Stamp: null })
            _notOurs.Add(file.Path);
        if (stored is { } found && (found.Stamp is null || found.Stamp == stamp))
            return found.Stamp;

        _lease.Check();
        var conditions = stored is { } before ? new BlobRequestConditions { IfMatch = before.ETag } : new() { IfNoneMatch = ETag.All };
        _files[file.Path] = new(await UploadAsync(file, stamp, conditions, cancellationToken), stamp);
        Interlocked.Increment(ref _written);
        Interlocked.Add(ref _bytes, file.Content.Length);
        return stamp;
    }

    /// <summary>Null if someone has deleted it.</summary>
    public async Task<ReadOnlyMemory<byte>?> ContentAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await _container.GetBlobClient(path).DownloadContentAsync(cancellationToken)).Value;
            // Remember the ETag, so that a file based on this content can only replace this content.
            _files.TryAdd(path, new(found.Details.ETag, StampIn(found.Details.Metadata)));
            return found.Content.ToMemory();
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Null unless it is known to be as the last finished run wrote it.</summary>
    public async Task<ReadOnlyMemory<byte>?> ContentAsRecordedAsync(string path, string contentType, CancellationToken cancellationToken)
    {
        if (_recorded?.Has(path) != true || await ContentAsync(path, cancellationToken) is not { } content)
            return null;
        // Of the content itself, because someone who edits a file by hand may leave its metadata as they are.
        var stamp = new SiteFile(path, contentType, SiteFile.Revalidated, content).Stamp;
        return _recorded.Has(path, stamp) ? content : (ReadOnlyMemory<byte>?)null;
    }

    public async Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        _lease.Check();
        var blob = _container.GetBlobClient(path);
        try
        {
            await blob.DeleteIfExistsAsync(conditions: new() { IfMatch = _files[path].ETag }, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException refused) when (refused.Status == 412)
        {
            // If it is gone, the aim is reached, even if our answer was lost. If it exists, another publisher has written it.
            if (await blob.ExistsAsync(cancellationToken))
                _lease.GiveUp();
        }

        Interlocked.Increment(ref _deleted);
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        await foreach (var blob in _container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellationToken))
        {
            var found = new StoredFile(blob.Properties.ETag!.Value, StampIn(blob.Metadata));
            if (!Snapshot.IsSnapshot(blob.Name))
                VerifyAgainstRecord(blob.Name, found);
            _files[blob.Name] = found;
        }
    }

    private async ValueTask<StoredFile?> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (_files.TryGetValue(path, out var file))
            return file;
        if (_recorded is null)
            return null;
        var found = await LookAsync(path, cancellationToken);
        // Snapshots are not in this record; they have their own.
        if (!Snapshot.IsSnapshot(path))
            VerifyAgainstRecord(path, found);
        if (found is { } stored)
            _files[path] = stored;
        return found;
    }

    // A file looked up during a run has its current ETag, which does not stop us from overwriting a newer page. So it has to match the record.
    // If it does not, another publisher is at work or someone deleted a file by hand, and the next run lists all files.
    private void VerifyAgainstRecord(string path, StoredFile? found)
    {
        if (_recorded is null || found is { Stamp: null })
            return;
        var asKnown = _files.TryGetValue(path, out var known) ? found?.Stamp == known.Stamp
            : found is { Stamp: { } stamp } ? _recorded.Has(path, stamp)
            : !_recorded.Has(path);
        if (!asKnown)
            _lease.GiveUp();
    }

    private async Task<StoredFile?> LookAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await _container.GetBlobClient(path).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return new(found.ETag, StampIn(found.Metadata));
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
    }

    private static string? StampIn(IDictionary<string, string> metadata) => metadata.TryGetValue(StampName, out var stamp) ? stamp : null;

    private async Task<ETag> UploadAsync(SiteFile file, string stamp, BlobRequestConditions conditions, CancellationToken cancellationToken)
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
            return (await blob.UploadAsync(BinaryData.FromBytes(file.Content), options, cancellationToken)).Value.ETag;
        }
        catch (RequestFailedException refused) when (refused.Status is 409 or 412)
        {
            // The client repeats a write whose answer was lost and is then refused: the stamp shows whether the first write arrived.
            var found = await LookAsync(file.Path, cancellationToken);
            if (found?.Stamp != stamp)
                _lease.GiveUp();
            return found!.Value.ETag;
        }
    }

    private readonly record struct StoredFile(ETag ETag, string? Stamp);
}
