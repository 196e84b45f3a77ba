using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Publishing;

/// <summary>The files of the snapshots, for those who are not the publisher.</summary>
public sealed class SnapshotFiles(BlobServiceClient blobs, IOptions<StorageSettings> names)
{
    private readonly BlobContainerClient _site = blobs.GetBlobContainerClient(names.Value.SiteContainer);

    /// <summary>Null if there is none with this number.</summary>
    public async Task<ReadOnlyMemory<byte>?> FindAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            return (await _site.GetBlobClient(Snapshot.GetPath(number)).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Writes it as the publisher would, which then adopts it for the edition that names it.</summary>
    /// <returns>False if the number is taken.</returns>
    public async Task<bool> AddAsync(int number, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var file = SnapshotKeeper.File(number, content);
        try
        {
            await _site.GetBlobClient(file.Path).UploadAsync(
                BinaryData.FromBytes(file.Content),
                new BlobUploadOptions
                {
                    HttpHeaders = new() { ContentType = file.ContentType, CacheControl = file.CacheControl },
                    Metadata = new Dictionary<string, string> { [SiteContainer.StampName] = file.Stamp },
                    Conditions = new() { IfNoneMatch = ETag.All },
                },
                cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            return false;
        }
    }
}
