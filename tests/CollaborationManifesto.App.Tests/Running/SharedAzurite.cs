using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost.Azurite;

[assembly: AssemblyFixture(typeof(SharedAzurite))]

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>One Azurite for all tests. Each test has its own names in it, so that they run side by side.</summary>
public sealed class SharedAzurite : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("manifesto-tests-");
    private AzuriteServer? _server;

    public string ConnectionString => _server!.ConnectionString;

    public async ValueTask InitializeAsync() => _server = await AzuriteServer.StartOrReuse(_data, TextWriter.Null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
