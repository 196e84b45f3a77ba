using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>Creates what is missing in storage. In Azure the infrastructure does this; on a laptop LocalHost does.</summary>
public sealed class StorageSetup(
    TableServiceClient tables, QueueServiceClient queues, BlobServiceClient blobs, IOptions<StorageSettings> settings)
{
    public async Task CreateMissingAsync(CancellationToken cancellationToken)
    {
        var names = settings.Value;
        foreach (var table in new[] { names.ContributionsTable, names.ManifestoTable, names.MailTable, names.CuratorsTable, names.EditionsTable, names.WorkshopsTable, names.ThemesTable, names.ReportsTable, names.SignaturesTable })
            await tables.CreateTableIfNotExistsAsync(table, cancellationToken);
        foreach (var queue in new[] { names.ContributionsQueue, names.DeskQueue })
        {
            await queues.GetQueueClient(queue).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await queues.GetQueueClient(queue + "-poison").CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }

        foreach (var container in new[] { names.SiteContainer, names.KeysContainer, names.PublishingContainer, names.ImportsContainer })
            await blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
    }
}
