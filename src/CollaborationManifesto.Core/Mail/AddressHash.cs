using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Mail;

/// <summary>
/// Replaces an email address in tables with a keyed hash, so that nobody who reads a table can test addresses against it. The key is
/// stored next to the key ring.
/// </summary>
public sealed class AddressHash(BlobServiceClient blobs, IOptions<StorageSettings> names)
{
    /// <summary>Key-range bounds for this prefix.</summary>
    internal const string Prefix = "to-";
    internal const string AfterPrefix = "to.";

    private const int KeyBytes = 32;
    private readonly BlobClient _blob = blobs.GetBlobContainerClient(names.Value.KeysContainer).GetBlobClient("address-hash.key");
    private byte[]? _key;

    public Task<string> ComputeAsync(EmailAddress address, CancellationToken cancellationToken) => ComputeAsync(address.Value, cancellationToken);

    /// <summary>The hash that an earlier version used for the address; null if it is the same.</summary>
    public async Task<string?> BeforeAsync(EmailAddress address, CancellationToken cancellationToken) =>
        address.StoredAs is { } stored ? await ComputeAsync(stored, cancellationToken) : null;

    /// <summary>Also of more than an address: nobody who reads a table can test what else people typed against it.</summary>
    public async Task<string> ComputeAsync(string text, CancellationToken cancellationToken)
    {
        _key ??= await KeyAsync(cancellationToken);
        return Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text.ToLowerInvariant())));
    }

    /// <summary>Reads first, because the key is created only once in the life of a storage account.</summary>
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
            // Another instance has just created it: use that one.
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
