using System.Text.Json;
using Azure.Storage.Queues;

namespace CollaborationManifesto.LocalHost.FunctionsHost;

/// <summary>What the Functions host reads from <c>host.json</c> (https://learn.microsoft.com/azure/azure-functions/functions-host-json).</summary>
internal sealed record HostJson(HostExtensions Extensions)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    public static HostJson Read() =>
        JsonSerializer.Deserialize<HostJson>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")), Options)!;
}

internal sealed record HostExtensions(HostHttp Http, HostQueues Queues);

internal sealed record HostHttp(string RoutePrefix);

/// <param name="VisibilityTimeout">How long a message that failed stays away before it is tried again.</param>
internal sealed record HostQueues(
    int BatchSize, int NewBatchThreshold, int MaxDequeueCount, TimeSpan MaxPollingInterval, TimeSpan VisibilityTimeout, string MessageEncoding)
{
    public QueueMessageEncoding Encoding => MessageEncoding == "none" ? QueueMessageEncoding.None : QueueMessageEncoding.Base64;
}
