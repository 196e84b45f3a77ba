using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifications;

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

    public async Task<string> Of(EmailAddress address, CancellationToken cancellation)
    {
        _key ??= await Key(cancellation);
        return Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(address.Value.ToLowerInvariant())));
    }

    private async Task<byte[]> Key(CancellationToken cancellation)
    {
        try
        {
            await _blob.UploadAsync(BinaryData.FromBytes(RandomNumberGenerator.GetBytes(KeyBytes)), overwrite: false, cancellation);
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            // Made before, perhaps by another instance a moment ago.
        }

        return (await _blob.DownloadContentAsync(cancellation)).Value.Content.ToArray();
    }
}
