using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>Does something once, just before or just after the program writes or deletes its next row: what another instance does there, or a death.</summary>
internal sealed class Meanwhile : HttpPipelinePolicy
{
    private Func<Task>? _before;
    private Func<Task>? _after;
    private Func<Task>? _delete;

    public void BeforeNextInsert(Func<Task> what) => _before = what;

    public void BeforeNextDelete(Func<Task> what) => _delete = what;

    public void AfterNextContribution(Func<Task> what) => _after = what;

    public void Watch(IServiceCollection services) =>
        services.AddAzureClients(clients => clients.ConfigureDefaults(options => options.AddPolicy(this, HttpPipelinePosition.PerCall)));

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Method == RequestMethod.Post && Interlocked.Exchange(ref _before, null) is { } before)
            await before();
        if (message.Request.Method == RequestMethod.Delete && IsContribution(message) && Interlocked.Exchange(ref _delete, null) is { } delete)
            await delete();
        await ProcessNextAsync(message, pipeline);
        if (message.Request.Method != RequestMethod.Get && IsContribution(message) && Interlocked.Exchange(ref _after, null) is { } after)
            await after();
    }

    // Tests' queues have a hyphen in their names, tables have none.
    private static bool IsContribution(HttpMessage message) => message.Request.Uri.Path.Contains("/contributionst", StringComparison.Ordinal);
}
