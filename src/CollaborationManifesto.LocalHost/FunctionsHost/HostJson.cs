using Azure.Storage.Queues;

namespace CollaborationManifesto.LocalHost.FunctionsHost;

/// <summary>
/// The settings that the Functions host reads from <c>host.json</c> (https://learn.microsoft.com/azure/azure-functions/functions-host-json).
/// As in the host, a setting such as <c>AzureFunctionsJobHost:extensions:queues:batchSize</c> overrides the file.
/// </summary>
internal sealed record HostJson(HostExtensions Extensions)
{
    public static HostJson Read(IConfiguration settings) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "host.json"))
        .AddConfiguration(settings.GetSection("AzureFunctionsJobHost"))
        .Build()
        .Get<HostJson>() ?? throw new StartException("host.json is empty.");
}

internal sealed record HostExtensions(HostHttp Http, HostQueues Queues);

/// <param name="CustomHeaders">Headers of every answer that does not set them itself, even if no function gives it.</param>
internal sealed record HostHttp(string RoutePrefix, IReadOnlyDictionary<string, string> CustomHeaders);

/// <param name="VisibilityTimeout">Time until a failed message is tried again.</param>
internal sealed record HostQueues(
    int BatchSize, int NewBatchThreshold, int MaxDequeueCount, TimeSpan MaxPollingInterval, TimeSpan VisibilityTimeout, string MessageEncoding)
{
    public QueueMessageEncoding Encoding => MessageEncoding == "none" ? QueueMessageEncoding.None : QueueMessageEncoding.Base64;
}
