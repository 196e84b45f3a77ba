using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>Records storage calls in the storage clients' pipeline.</summary>
public sealed class StorageCalls : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>Methods and paths, in order.</summary>
    public IReadOnlyList<string> All => [.. _calls];

    public IEnumerable<string> Writes => _calls.Where(call => !call.StartsWith("GET", StringComparison.Ordinal) && !call.StartsWith("HEAD", StringComparison.Ordinal));

    public void Forget() => _calls.Clear();

    public void Watch(IServiceCollection services) =>
        services.AddAzureClients(clients => clients.ConfigureDefaults(options => options.AddPolicy(this, HttpPipelinePosition.PerCall)));

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Note(message);
        ProcessNext(message, pipeline);
    }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Note(message);
        return ProcessNextAsync(message, pipeline);
    }

    private void Note(HttpMessage message) => _calls.Enqueue($"{message.Request.Method} {message.Request.Uri.ToUri().AbsolutePath}");
}
