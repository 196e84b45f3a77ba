using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// What the last finished run knows about the site's files, so that the next run need not list the container. It is valid only if the
/// publisher's state names it: then the run that wrote it finished, and nobody has written it since (docs/adr/0006).
/// </summary>
internal sealed class FileRecord(BlobClient blob)
{
    /// <returns>Null if the state names another version of the record, or it was not written completely.</returns>
    public async Task<FileStamps?> ReadAsync(string? etag, CancellationToken cancellationToken)
    {
        if (etag is null)
            return null;
        var options = new BlobDownloadOptions { Conditions = new() { IfMatch = new(etag) } };
        try
        {
            return FileStamps.Read((await blob.DownloadContentAsync(options, cancellationToken)).Value.Content.ToMemory().Span);
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <returns>The ETag by which the state names it.</returns>
    public async Task<string> WriteAsync(FileStamps stamps, CancellationToken cancellationToken) =>
        (await blob.UploadAsync(BinaryData.FromBytes(stamps.Write()), overwrite: true, cancellationToken)).Value.ETag.ToString();
}
