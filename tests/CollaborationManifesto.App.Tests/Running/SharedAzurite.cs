using Azure.Storage.Blobs;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost.Azurite;
using CollaborationManifesto.Settings;

[assembly: AssemblyFixture(typeof(SharedAzurite))]

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>
/// A few Azurites for all tests; the tests of a class share one, which the first of them starts. Each test has its own names, so tests can run
/// in parallel. Azurite has one thread and searches all its blobs for each request, so several smaller ones are faster.
/// </summary>
public sealed class SharedAzurite : IAsyncDisposable
{
    private const int Count = 4;

    private readonly (DirectoryInfo Data, Lazy<AzuriteServer> Server)[] _all = [.. Enumerable.Range(0, Count).Select(_ => Create())];

    public string ConnectionString => _all[Number(TestContext.Current.TestClass?.TestClassName ?? "") % Count].Server.Value.ConnectionString;

    /// <summary>Azurite sorts everything for each deleted blob, so tests clear up to keep others fast.</summary>
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

    private static (DirectoryInfo Data, Lazy<AzuriteServer> Server) Create()
    {
        var data = Directory.CreateTempSubdirectory("manifesto-tests-");
        return (data, new(() => Task.Run(() => AzuriteServer.StartOrReuseAsync(data, TextWriter.Null, CancellationToken.None)).GetAwaiter().GetResult()));
    }

    // The same in each run, unlike string.GetHashCode.
    private static int Number(string name) => name.Aggregate(0, (number, letter) => ((number * 31) + letter) & int.MaxValue);
}
