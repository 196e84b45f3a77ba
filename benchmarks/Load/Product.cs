using CollaborationManifesto.LocalHost;
using CollaborationManifesto.LocalHost.FunctionsHost;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>The product behind its own HTTP functions, without queues and timers and with limits the load does not reach.</summary>
internal sealed class Product(LocalApp app, DirectoryInfo data) : IAsyncDisposable
{
    private static readonly Uri Site = new("http://127.0.0.1:18980");
    public static readonly Uri Api = new("http://127.0.0.1:18971");

    /// <summary>The prefix of storage names for the app that gets most of the load.</summary>
    public const string Own = "ours";

    public static IEnumerable<string> StorageOf(string connection, string own) =>
        [$"--Storage={connection}", .. typeof(StorageSettings).GetProperties().Select(name => $"--{name.Name}={own}{name.Name.ToLowerInvariant()}")];

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public StorageSettings Names => Get<IOptions<StorageSettings>>().Value;

    public static async Task<Product> Start(string connection, string own, Action<IServiceCollection>? replace = null, params string[] settings)
    {
        var data = Directory.CreateTempSubdirectory("manifesto-benchmark-");
        var options = new LocalOptions { Site = Site, Api = Api, Data = data, Empty = true, Settings = [.. Settings(connection, own), .. settings] };
        return new(await LocalApp.StartAsync(options, TextWriter.Null, services =>
        {
            foreach (var pump in services.Where(service => service.ImplementationType == typeof(QueuePump) || service.ImplementationType == typeof(TimerPump)).ToList())
                services.Remove(pump);
            replace?.Invoke(services);
        }), data);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        data.Delete(recursive: true);
    }

    private static IEnumerable<string> Settings(string connection, string own) =>
    [
        .. StorageOf(connection, own),
        "--Limits:Burst=100000",
        "--Limits:TotalBurst=1000000",
        "--Changes:HeadStartSeconds=0",
        "--Logging:LogLevel:Default=None",
    ];
}
