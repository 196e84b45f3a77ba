using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// What a finished run knows of the site's files, so that the next one need not ask the container for all of them. It counts only with the
/// state that names it: that of a run which came to its end, and after which nobody else wrote the record (docs/adr/0006).
/// </summary>
internal sealed class FileRecord(BlobClient blob)
{
    /// <returns>Null when it is not the one that the state names, or was not written whole.</returns>
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

    /// <returns>What a state names it by.</returns>
    public async Task<string> WriteAsync(FileStamps stamps, CancellationToken cancellationToken) =>
        (await blob.UploadAsync(BinaryData.FromBytes(stamps.Write()), overwrite: true, cancellationToken)).Value.ETag.ToString();
}
