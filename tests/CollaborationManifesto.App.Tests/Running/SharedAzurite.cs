using Azure.Storage.Blobs;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost.Azurite;
using CollaborationManifesto.Settings;

[assembly: AssemblyFixture(typeof(SharedAzurite))]

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>
/// A few Azurites for all tests; those of one class share one, which the first of them starts. Each test has its own names in it, so that they run
/// side by side. Azurite has one thread, and looks through all blobs that it holds for each that is asked for, so several with fewer in each are faster.
/// </summary>
public sealed class SharedAzurite : IAsyncDisposable
{
    private const int Count = 4;

    private readonly (DirectoryInfo Data, Lazy<AzuriteServer> Server)[] _all = [.. Enumerable.Range(0, Count).Select(_ => Directory.CreateTempSubdirectory("manifesto-tests-")).Select(data => (data, Start(data)))];

    public string ConnectionString => _all[Number(TestContext.Current.TestClass?.TestClassName ?? "") % Count].Server.Value.ConnectionString;

    /// <summary>Azurite sorts everything that it holds for each blob that is deleted, so a test leaves nothing that slows down the others.</summary>
    public async Task Clear(StorageSettings names)
    {
        var blobs = new BlobServiceClient(ConnectionString);
        foreach (var container in new[] { names.SiteContainer, names.KeysContainer, names.PublishingContainer })
            await blobs.GetBlobContainerClient(container).DeleteIfExistsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (data, server) in _all)
        {
            if (server.IsValueCreated)
                await server.Value.DisposeAsync();
            data.Delete(recursive: true);
        }
    }

    private static Lazy<AzuriteServer> Start(DirectoryInfo data) =>
        new(() => Task.Run(() => AzuriteServer.StartOrReuseAsync(data, TextWriter.Null, CancellationToken.None)).GetAwaiter().GetResult());

    // The same in each run, as string.GetHashCode is not.
    private static int Number(string name) => name.Aggregate(0, (number, letter) => ((number * 31) + letter) & int.MaxValue);
}
