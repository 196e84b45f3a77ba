using Azure.Core.Pipeline;
using Microsoft.Extensions.Azure;

namespace CollaborationManifesto.LocalHost.Azurite;

/// <summary>
/// The connections of all storage clients, closed with the program: Azurite waits for open connections before it ends, and the clients' own
/// would stay open for seconds.
/// </summary>
internal sealed class StorageConnections : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public StorageConnections() => Transport = new(_http);

    public HttpClientTransport Transport { get; }

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<StorageConnections>();
        services.AddAzureClients(clients => clients.ConfigureDefaults((options, provider) =>
            options.Transport = provider.GetRequiredService<StorageConnections>().Transport));
    }

    public void Dispose() => _http.Dispose();
}
