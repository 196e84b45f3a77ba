using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>Storage with parts that do not answer, as clients see it after all their retries.</summary>
public sealed class StorageOutage : HttpPipelinePolicy
{
    /// <summary>What happens to a call to such a part. By default storage says that it is too busy.</summary>
    public Func<CancellationToken, Task> Fails { get; set; } = _ => throw new RequestFailedException(503, "Elderstorage is too busy.");

    /// <summary>Selects the failing calls by method and path.</summary>
    public Func<string, bool> Away { get; set; } = _ => false;

    public void Watch(IServiceCollection services) =>
        services.AddAzureClients(clients => clients.ConfigureDefaults(options => options.AddPolicy(this, HttpPipelinePosition.PerCall)));

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Away(Call(message)))
            Fails(message.CancellationToken).GetAwaiter().GetResult();
        ProcessNext(message, pipeline);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (Away(Call(message)))
            await Fails(message.CancellationToken);
        await ProcessNextAsync(message, pipeline);
    }

    private static string Call(HttpMessage message) => $"{message.Request.Method} {message.Request.Uri.ToUri().AbsolutePath}";
}
