using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CollaborationManifesto.Settings;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Links;

/// <summary>
/// Keeps Data Protection's key ring in a private container, one blob per key, so that all instances share keys and links survive a restart.
/// Otherwise each instance would keep keys in its own home folder.
/// </summary>
/// <remarks>
/// If two instances find no usable key at the same moment, each makes one and would keep it in memory: neither could read the other's links.
/// So the name of a key's blob is made from the keys that existed before it, and only one instance can create that blob. The other drops its
/// key and reads the first one's, because Data Protection reads the ring again after storing a key.
/// </remarks>
public sealed class BlobKeyRing(BlobServiceClient blobs, IOptions<StorageSettings> settings, TimeProvider clock) : IXmlRepository
{
    private const string Extension = ".xml";

    /// <summary>Data Protection's names of keys begin with this; those of revocations do not.</summary>
    private const string KeyPrefix = "key-";

    /// <summary>Time for reading or storing all keys. Data Protection does this while a request waits, and has no way to cancel it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(settings.Value.KeysContainer);
    private readonly Lock _lock = new();

    /// <summary>Names of the key blobs that were last read or written.</summary>
    private SortedSet<string> _known = [];

    /// <exception cref="TimeoutException">Storage did not answer in time.</exception>
    public IReadOnlyCollection<XElement> GetAllElements() => WithPatience(Read);

    /// <summary>Stores a key only if no other instance has stored one since this one read the ring.</summary>
    /// <exception cref="TimeoutException">Storage did not answer in time.</exception>
    public void StoreElement(XElement element, string friendlyName) => WithPatience(cancellationToken =>
    {
        var isKey = friendlyName.StartsWith(KeyPrefix, StringComparison.Ordinal);
        var name = (isKey ? NameOfNext() : friendlyName) + Extension;
        try
        {
            _container.GetBlobClient(name).Upload(
                BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)),
                new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } },
                cancellationToken);
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            // Written by another instance, or by this call, whose answer was lost. Data Protection reads it next in both cases.
        }

        if (isKey)
            Know(name);
        return element;
    });

    private List<XElement> Read(CancellationToken cancellationToken)
    {
        var elements = new List<XElement>();
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        // The container also holds other keys.
        foreach (var blob in _container.GetBlobs(cancellationToken: cancellationToken).Where(blob => blob.Name.EndsWith(Extension, StringComparison.Ordinal)))
        {
            elements.Add(XElement.Parse(_container.GetBlobClient(blob.Name).DownloadContent(cancellationToken).Value.Content.ToString()));
            if (blob.Name.StartsWith(KeyPrefix, StringComparison.Ordinal))
                keys.Add(blob.Name);
        }

        lock (_lock)
            _known = keys;
        return elements;
    }

    private string NameOfNext()
    {
        lock (_lock)
            return $"{KeyPrefix}after-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', _known))))[..32]}";
    }

    private void Know(string name)
    {
        lock (_lock)
            _known = new(_known, StringComparer.Ordinal) { name };
    }

    private T WithPatience<T>(Func<CancellationToken, T> ask)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            return ask(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException($"The keys could not be read or stored within {Patience.TotalSeconds} seconds.");
        }
    }
}
