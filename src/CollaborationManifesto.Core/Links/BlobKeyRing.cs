using System.Xml.Linq;
using Azure.Storage.Blobs;
using CollaborationManifesto.Settings;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Links;

/// <summary>
/// Keeps Data Protection's key ring in a private container, one blob a key, so that every instance reads the same keys and
/// links outlive a restart. Without it each instance would write keys into its own home folder.
/// </summary>
public sealed class BlobKeyRing(BlobServiceClient blobs, IOptions<StorageSettings> settings, TimeProvider clock) : IXmlRepository
{
    private const string Extension = ".xml";

    /// <summary>Seconds for all keys. Data Protection reads them while somebody's request waits, and cannot be told to stop.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(settings.Value.KeysContainer);

    /// <exception cref="TimeoutException">Storage hangs.</exception>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            return Read(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException($"The keys could not be read within {Patience.TotalSeconds} seconds.");
        }
    }

    private List<XElement> Read(CancellationToken cancellation)
    {
        var elements = new List<XElement>();
        // Keys of another kind lie in the container too.
        foreach (var blob in _container.GetBlobs(cancellationToken: cancellation).Where(blob => blob.Name.EndsWith(Extension, StringComparison.Ordinal)))
            elements.Add(XElement.Parse(_container.GetBlobClient(blob.Name).DownloadContent(cancellation).Value.Content.ToString()));
        return elements;
    }

    public void StoreElement(XElement element, string friendlyName) =>
        _container.GetBlobClient(friendlyName + Extension).Upload(BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)), overwrite: true);
}
