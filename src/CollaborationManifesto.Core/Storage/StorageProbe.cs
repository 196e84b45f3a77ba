using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>Says whether tables, queues and blobs answer.</summary>
public sealed partial class StorageProbe(
    TableServiceClient tables, QueueServiceClient queues, BlobServiceClient blobs, IOptions<StorageSettings> names, ILogger<StorageProbe> log)
{
    /// <summary>Seconds that all three may take together.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<bool> IsReady(CancellationToken cancellation)
    {
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        budget.CancelAfter(Patience);
        try
        {
            await Task.WhenAll(
                tables.GetTableClient(names.Value.ContributionsTable)
                    .GetEntityIfExistsAsync<TableEntity>("probe", "probe", cancellationToken: budget.Token),
                queues.GetQueueClient(names.Value.ContributionsQueue).GetPropertiesAsync(budget.Token),
                blobs.GetBlobContainerClient(names.Value.SiteContainer).GetPropertiesAsync(cancellationToken: budget.Token));
            return true;
        }
        catch (Exception failed) when (failed is RequestFailedException or AggregateException || (failed is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            LogNotReady(failed);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Storage is not ready")]
    private partial void LogNotReady(Exception failed);
}
