using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>Does something once, at the moment before the next row is inserted: what another instance would have done there.</summary>
public sealed class BeforeInsert : HttpPipelinePolicy
{
    private Func<Task>? _once;

    public void Do(Func<Task> what) => _once = what;

    public void Watch(IServiceCollection services) =>
        services.AddAzureClients(clients => clients.ConfigureDefaults(options => options.AddPolicy(this, HttpPipelinePosition.PerCall)));

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Method == RequestMethod.Post && Interlocked.Exchange(ref _once, null) is { } what)
            await what();
        await ProcessNextAsync(message, pipeline);
    }
}
