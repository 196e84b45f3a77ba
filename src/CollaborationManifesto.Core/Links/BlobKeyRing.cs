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
/// Keeps Data Protection's key ring in a private container, one blob a key, so that every instance reads the same keys and
/// links outlive a restart. Without it each instance would write keys into its own home folder.
/// </summary>
/// <remarks>
/// Two instances that find no usable key in the same moment both make one, and would then keep their own in memory: a link of one would be nothing
/// to the other. So a key's blob is named for the keys that were there before it, and only one can take that name. The instance that comes second
/// drops its key and reads the other's, because Data Protection reads the ring again after it has stored a key.
/// </remarks>
public sealed class BlobKeyRing(BlobServiceClient blobs, IOptions<StorageSettings> settings, TimeProvider clock) : IXmlRepository
{
    private const string Extension = ".xml";

    /// <summary>How Data Protection calls a key, and not the revocation of one.</summary>
    private const string KeyPrefix = "key-";

    /// <summary>Seconds for all keys. Data Protection reads and stores them while someone's request waits, and cannot be told to stop.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(settings.Value.KeysContainer);
    private readonly Lock _lock = new();

    /// <summary>Names of the blobs with keys that were read or written last.</summary>
    private SortedSet<string> _known = [];

    /// <exception cref="TimeoutException">Storage hangs.</exception>
    public IReadOnlyCollection<XElement> GetAllElements() => WithPatience(Read);

    /// <summary>A key is stored only where no other instance has stored one since this one read the ring.</summary>
    /// <exception cref="TimeoutException">Storage hangs.</exception>
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
            // Another instance's, or this very write, whose answer was lost. Either is read next.
        }

        if (isKey)
            Know(name);
        return element;
    });

    private List<XElement> Read(CancellationToken cancellationToken)
    {
        var elements = new List<XElement>();
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        // Keys of another kind lie in the container too.
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
