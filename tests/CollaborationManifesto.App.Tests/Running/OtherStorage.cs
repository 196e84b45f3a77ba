using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>The product with an app's settings on separate storage, empty at first and without timers or queues.</summary>
public sealed class OtherStorage(SharedAzurite azurite, ManifestoApp app) : IAsyncDisposable
{
    private ServiceProvider? _services;

    public StorageSettings Names { get; } = StorageNames.New();

    public IServiceProvider Services => _services ??= new ServiceCollection()
        .AddLogging()
        .AddCollaborationManifesto(new ConfigurationBuilder().AddConfiguration(app.Get<IConfiguration>()).AddCommandLine([.. Names.AsArguments()]).Build())
        .BuildServiceProvider();

    public Operator Operators => new(azurite, Names);

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task SetUp() => Get<StorageSetup>().CreateMissingAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _services?.DisposeAsync() ?? ValueTask.CompletedTask;
}
