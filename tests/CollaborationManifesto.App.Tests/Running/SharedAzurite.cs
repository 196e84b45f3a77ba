using Azure.Storage.Blobs;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost.Azurite;
using CollaborationManifesto.Settings;

[assembly: AssemblyFixture(typeof(SharedAzurite))]

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>One Azurite for all tests. Each test has its own names in it, so that they run side by side.</summary>
public sealed class SharedAzurite : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("manifesto-tests-");
    private AzuriteServer? _server;

    public string ConnectionString => _server!.ConnectionString;

    public async ValueTask InitializeAsync() => _server = await AzuriteServer.StartInMemoryAsync(_data, CancellationToken.None);

    /// <summary>Azurite sorts everything that it holds for each blob that is deleted, so a test leaves nothing that slows down the others.</summary>
    public async Task Clear(StorageSettings names)
    {
        var blobs = new BlobServiceClient(ConnectionString);
        foreach (var container in new[] { names.SiteContainer, names.KeysContainer, names.PublishingContainer })
            await blobs.GetBlobContainerClient(container).DeleteIfExistsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
