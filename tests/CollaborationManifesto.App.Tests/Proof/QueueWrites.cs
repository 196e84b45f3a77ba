using System.Collections.Concurrent;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Everything ever put on a queue: handled messages are gone and delayed ones cannot be read.</summary>
internal sealed class QueueWrites : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentQueue<string> _bodies = new();

    public string Text => string.Join('\n', _bodies);

    public void Watch(IServiceCollection services) =>
        services.AddAzureClients(clients => clients.ConfigureDefaults(options => options.AddPolicy(this, HttpPipelinePosition.PerCall)));

    public override void OnSendingRequest(HttpMessage message)
    {
        if (!message.Request.Uri.ToUri().AbsolutePath.Contains("/messages", StringComparison.Ordinal) || message.Request.Content is not { } content)
            return;
        using var body = new MemoryStream();
        content.WriteTo(body, CancellationToken.None);
        _bodies.Enqueue(Encoding.Latin1.GetString(body.ToArray()));
    }
}
