using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Mail;

/// <summary>
/// Stands for an address where the address itself has no business: a keyed hash, so that nobody who reads the table can try
/// addresses against it. The key lies beside the key ring.
/// </summary>
public sealed class AddressHash(BlobServiceClient blobs, IOptions<StorageSettings> names)
{
    /// <summary>What its texts begin with, and what none begins with that stands after them.</summary>
    internal const string Prefix = "to-";
    internal const string AfterPrefix = "to.";

    private const int KeyBytes = 32;
    private readonly BlobClient _blob = blobs.GetBlobContainerClient(names.Value.KeysContainer).GetBlobClient("address-hash.key");
    private byte[]? _key;

    public Task<string> ComputeAsync(EmailAddress address, CancellationToken cancellationToken) => ComputeAsync(address.Value, cancellationToken);

    /// <summary>Under which a version before this one noted what it mailed to the address; null where that is the same.</summary>
    public async Task<string?> BeforeAsync(EmailAddress address, CancellationToken cancellationToken) =>
        address.StoredAs is { } stored ? await ComputeAsync(stored, cancellationToken) : null;

    private async Task<string> ComputeAsync(string address, CancellationToken cancellationToken)
    {
        _key ??= await KeyAsync(cancellationToken);
        return Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(address.ToLowerInvariant())));
    }

    /// <summary>Read first: it is made once in the life of a storage, and each start after that would only be refused.</summary>
    private async Task<byte[]> KeyAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is { } key)
            return key;
        try
        {
            await _blob.UploadAsync(BinaryData.FromBytes(RandomNumberGenerator.GetBytes(KeyBytes)), overwrite: false, cancellationToken);
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            // Made by another instance a moment ago. That one counts.
        }

        return (await _blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
    }

    private async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
    }
}
