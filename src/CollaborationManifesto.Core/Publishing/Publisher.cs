using System.Diagnostics;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Publishing;

/// <summary>Writes the site into its container: only what changed, assets first, deletions last, one publisher at a time.</summary>
public sealed partial class Publisher(
    Projection projection,
    SiteRenderer renderer,
    BlobServiceClient blobs,
    IOptions<StorageSettings> names,
    IOptions<ManifestoSettings> manifesto,
    ILogger<Publisher> log)
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(60);

    private readonly BlobContainerClient _site = blobs.GetBlobContainerClient(names.Value.SiteContainer);
    private readonly BlobClient _state = blobs.GetBlobContainerClient(names.Value.PublishingContainer).GetBlobClient("state.json");

    /// <summary>Two reads and no write when nothing changed.</summary>
    /// <returns>True when the site shows every change that was made before the call; false when another publisher is at work.</returns>
    public async Task<bool> PublishChanges(CancellationToken cancellation)
    {
        // The mark is read before the rows: what changes in between is published again by the next run.
        var mark = await projection.ChangeMark(cancellation);
        var state = await ReadState(cancellation);
        if (state.ChangeMark == mark && state.Fingerprint == renderer.Fingerprint)
            return true;

        var lease = await Lease(cancellation);
        if (lease is null)
            return false;
        try
        {
            await Publish(mark, cancellation);
            return true;
        }
        finally
        {
            await lease.ReleaseAsync(cancellationToken: CancellationToken.None);
        }
    }

    private async Task Publish(string? mark, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var before = await ReadState(cancellation);
        var rows = await projection.PublishedRows(cancellation).ToListAsync(cancellation);
        var after = new Dictionary<string, string>();
        var written = 0;
        await foreach (var file in renderer.Render(ManifestoBuilder.Build(rows, manifesto.Value), cancellation))
        {
            after[file.Path] = file.Sha256;
            if (before.Files.GetValueOrDefault(file.Path) == file.Sha256)
                continue;
            await Write(file, cancellation);
            written++;
        }

        var gone = before.Files.Keys.Except(after.Keys).ToList();
        foreach (var path in gone)
            await _site.GetBlobClient(path).DeleteIfExistsAsync(cancellationToken: cancellation);
        var content = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(new(mark, renderer.Fingerprint, after), PublisherJson.Default.PublisherState));
        await _state.UploadAsync(content, overwrite: true, cancellation);
        LogPublished(rows.Count, after.Count, written, gone.Count, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private Task Write(SiteFile file, CancellationToken cancellation) =>
        _site.GetBlobClient(file.Path).UploadAsync(
            BinaryData.FromBytes(file.Content),
            new BlobUploadOptions { HttpHeaders = new() { ContentType = file.ContentType, CacheControl = file.CacheControl } },
            cancellation);

    private async Task<PublisherState> ReadState(CancellationToken cancellation)
    {
        try
        {
            var content = await _state.DownloadContentAsync(cancellation);
            return content.Value.Content.ToObjectFromJson(PublisherJson.Default.PublisherState) ?? PublisherState.None;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return PublisherState.None;
        }
    }

    /// <summary>Null when another publisher is at work: the next run looks again.</summary>
    private async Task<BlobLeaseClient?> Lease(CancellationToken cancellation)
    {
        var blob = blobs.GetBlobContainerClient(names.Value.PublishingContainer).GetBlobClient("lease");
        var lease = blob.GetBlobLeaseClient();
        try
        {
            if (!await blob.ExistsAsync(cancellation))
                await blob.UploadAsync(BinaryData.Empty, overwrite: false, cancellation);
            await lease.AcquireAsync(LeaseTime, cancellationToken: cancellation);
            return lease;
        }
        catch (RequestFailedException held) when (held.Status == 409)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "Published {Items} items as {Files} files: {Written} written, {Deleted} deleted, {Milliseconds} ms")]
    private partial void LogPublished(int items, int files, int written, int deleted, long milliseconds);
}
