using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>Does something once after the next write of a contribution's row, before the program learns of it.</summary>
internal sealed class RowWrites : HttpPipelinePolicy
{
    private Func<Task>? _after;

    public void AfterNext(Func<Task> what) => _after = what;

    public void Install(IServiceCollection services) =>
        services.AddAzureClients(clients => clients.ConfigureDefaults(options => options.AddPolicy(this, HttpPipelinePosition.PerCall)));

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        // Tests' queues have a hyphen in their names, tables have none.
        if (message.Request.Method != RequestMethod.Get && message.Request.Uri.Path.Contains("/contributionst", StringComparison.Ordinal) && Interlocked.Exchange(ref _after, null) is { } after)
            await after();
    }
}
