using Azure;
using Azure.Storage.Blobs;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>The private container <c>imports</c>: what a curator uploaded, until it has been brought in or a day is over.</summary>
public sealed class ImportFiles(BlobServiceClient blobs, IOptions<StorageSettings> names)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(names.Value.ImportsContainer);

    public async Task AddAsync(ContributionId import, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        // The program can be updated before its infrastructure.
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await _container.GetBlobClient(import.ToString()).UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancellationToken);
    }

    /// <returns>Null if it was deleted.</returns>
    public async Task<byte[]?> FindAsync(ContributionId import, CancellationToken cancellationToken)
    {
        try
        {
            return (await _container.GetBlobClient(import.ToString()).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    public async Task DeleteAsync(ContributionId import, CancellationToken cancellationToken)
    {
        try
        {
            await _container.DeleteBlobIfExistsAsync(import.ToString(), cancellationToken: cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // Not even the container is there.
        }
    }

    public async Task DeleteOlderThanAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var blob in _container.GetBlobsAsync(cancellationToken: cancellationToken))
            {
                if (blob.Properties.CreatedOn < time)
                    await _container.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
            }
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // Not even the container is there.
        }
    }
}
