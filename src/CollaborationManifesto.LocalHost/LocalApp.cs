using Azure;
using CollaborationManifesto.LocalHost.Azurite;
using CollaborationManifesto.LocalHost.FunctionsHost;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.LocalHost.Sample;
using CollaborationManifesto.LocalHost.Site;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.Connections;

namespace CollaborationManifesto.LocalHost;

/// <summary>The whole product, running on one machine.</summary>
public sealed class LocalApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly AzuriteServer? _azurite;
    private readonly DataLock _lock;

    private LocalApp(WebApplication app, AzuriteServer? azurite, DataLock held) => (_app, _azurite, _lock) = (app, azurite, held);

    public IServiceProvider Services => _app.Services;

    /// <param name="progress">Gets a line for each step that takes time.</param>
    /// <param name="replace">For tests: replaces services that the product registered.</param>
    /// <exception cref="StartException">The person at the keyboard can fix the cause.</exception>
    public static async Task<LocalApp> StartAsync(
        LocalOptions options, TextWriter progress, Action<IServiceCollection>? replace = null, CancellationToken cancellationToken = default)
    {
        var configuration = LocalConfiguration.Create(options);
        string[] wrong = [.. options.Wrong(), .. LocalConfiguration.Wrong(configuration)];
        if (wrong.Length > 0)
            throw new StartException(string.Join(Environment.NewLine, wrong));
        Ports.CheckFree(options);
        var held = DataLock.Acquire(options.Data);
        AzuriteServer? azurite = null;
        WebApplication? app = null;
        try
        {
            var ownStorage = !configuration.GetSection("Storage").Exists();
            if (LocalConfiguration.EnvironmentNamesStorage())
                await progress.WriteLineAsync(ownStorage
                    ? $"The Storage that the environment names is not used: the data is in {options.Data.FullName}. Another storage is given with --Storage=..."
                    : "The Storage that the environment names is not used: --Storage is.");
            if (ownStorage)
            {
                azurite = await AzuriteServer.StartOrReuseAsync(options.Data, progress, cancellationToken);
                configuration["Storage"] = azurite.ConnectionString;
            }

            app = Build(options, configuration, replace);
            await CreateMissingAsync(app.Services, cancellationToken);
            await StartAsync(app, cancellationToken);
            await PrepareAsync(app.Services, options, progress, cancellationToken);
            return new(app, azurite, held);
        }
        catch
        {
            if (app is not null)
                await app.DisposeAsync();
            if (azurite is not null)
                await azurite.DisposeAsync();
            held.Dispose();
            throw;
        }
    }

    /// <summary>Returns when told to stop; throws if the program cannot continue.</summary>
    public async Task RunUntilAsync(CancellationToken cancellationToken)
    {
        var told = Task.Delay(Timeout.Infinite, cancellationToken);
        var azuriteEnded = _azurite?.Exited ?? told;
        var ended = await Task.WhenAny(told, azuriteEnded, _app.WaitForShutdownAsync(CancellationToken.None));
        if (cancellationToken.IsCancellationRequested)
            return;
        throw new StartException(ended == azuriteEnded
            ? "Azurite has stopped by itself. Start again; its data is kept."
            : "The program has stopped by itself; the lines above say why.");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _lock.Dispose();
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            // Something else has taken it since it was checked.
            throw new StartException($"{taken.Message} Stop what uses it, or choose another one with --site or --api.");
        }
    }

    private static async Task CreateMissingAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<StorageSetup>().CreateMissingAsync(cancellationToken);
        }
        catch (Exception failed) when (failed is RequestFailedException or AggregateException { InnerException: RequestFailedException })
        {
            var cause = failed.InnerException as RequestFailedException ?? failed;
            throw new StartException($"The storage that --Storage names does not answer: {cause.Message.Split('\n')[0].Trim()}");
        }
    }

    private static WebApplication Build(LocalOptions options, ConfigurationManager configuration, Action<IServiceCollection>? replace)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseUrls(options.Functions ? [LocalOptions.Origin(options.Site), LocalOptions.Origin(options.Api)] : [LocalOptions.Origin(options.Site)]);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.AddCollaborationManifesto(builder.Configuration);
        StorageConnections.AddTo(builder.Services);
        HostTelemetry.AddTo(builder.Services);
        builder.Services.AddSingleton(HostJson.Read(builder.Configuration));
        if (options.Functions)
            AddFunctions(builder.Services, options);
        builder.Services.AddSingleton(new MailStore(options.Data));
        builder.Services.AddSingleton<SuppressionStore>();
        builder.Services.AddSingleton<SampleBoard>();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        if (options.Functions)
            app.MapWhen(context => context.Connection.LocalPort == options.Api.Port, HttpFunctions.Map);
        app.MapWhen(context => context.Connection.LocalPort == options.Site.Port, site => site.Use(HostTelemetry.ExcludeAsync).UseRouting().UseEndpoints(routes =>
        {
            routes.MapSendGrid();
            routes.MapInbox();
            routes.MapSiteFiles();
        }));
        return app;
    }

    private static void AddFunctions(IServiceCollection services, LocalOptions options)
    {
        services.AddSingleton<FunctionCatalog>();
        services.AddSingleton(new TimerRecord(options.Data));
        services.AddHostedService<QueuePump>();
        services.AddHostedService<TimerPump>();
    }

    private static async Task PrepareAsync(IServiceProvider services, LocalOptions options, TextWriter progress, CancellationToken cancellationToken)
    {
        if (!options.Empty)
            await services.GetRequiredService<SampleBoard>().LoadIntoEmptyStorageAsync(progress, options.Functions, cancellationToken);
        await progress.WriteLineAsync("Publishing the site ...");
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await services.GetRequiredService<Publisher>().PublishChangesAsync(cancellationToken))
            await pause.WaitForNextTickAsync(cancellationToken);
        var site = LocalOptions.Origin(options.Site);
        await progress.WriteLineAsync($"""

            The Collaboration Manifesto is running.
              Site   {site}/
              Form   {site}/contribute/
              Inbox  {site}/inbox
              Desk   {LocalOptions.Origin(options.Api)}/api/desk
            Press Ctrl-C to stop.

            """);
    }
}
