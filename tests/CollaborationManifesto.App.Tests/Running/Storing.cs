using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>Reads the product's storage, whichever program uses it.</summary>
internal static class Storing
{
    extension(IServiceProvider services)
    {
        private StorageSettings Names => services.GetRequiredService<IOptions<StorageSettings>>().Value;

        /// <summary>Handles up to 32 visible messages.</summary>
        /// <returns>The number of messages.</returns>
        public async Task<int> HandleMessages()
        {
            var queue = services.GetRequiredService<QueueServiceClient>().GetQueueClient(services.Names.ContributionsQueue);
            var messages = (await queue.ReceiveMessagesAsync(maxMessages: 32)).Value;
            foreach (var message in messages)
            {
                await services.GetRequiredService<ChangeHandler>().HandleAsync(message.Body.ToString(), CancellationToken.None);
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }

            return messages.Length;
        }

        /// <summary>Takes all messages off the queue, delayed ones included.</summary>
        /// <returns>The ids of their contributions.</returns>
        public async Task<IReadOnlySet<string>> TakeMessages()
        {
            var queue = services.GetRequiredService<QueueServiceClient>().GetQueueClient(services.Names.ContributionsQueue);
            var ids = new HashSet<string>();
            return await Eventually.Some(
                async () =>
                {
                    foreach (var message in (await queue.ReceiveMessagesAsync(maxMessages: 32)).Value)
                    {
                        ids.Add(JsonDocument.Parse(message.Body).RootElement.GetProperty("id").GetString()!);
                        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
                    }

                    return (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0 ? ids : null;
                },
                "an empty queue");
        }

        public async Task<IReadOnlyList<Contribution>> Contributions() =>
            await services.GetRequiredService<ContributionStore>().AllAsync(CancellationToken.None).Select(read => read.Value).ToListAsync();

        public async Task<IEnumerable<string>> ContributionsAsJson() =>
            (await services.Contributions()).Select(contribution => JsonSerializer.Serialize(contribution)).Order(StringComparer.Ordinal);

        /// <summary>Every site file by path, without snapshots and what is told from them, which differ between storages.</summary>
        public async Task<SortedDictionary<string, string>> SiteFiles()
        {
            var container = services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(services.Names.SiteContainer);
            var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
            await foreach (var blob in container.GetBlobsAsync())
            {
                if (!blob.Name.StartsWith("snapshots", StringComparison.Ordinal) && !blob.Name.StartsWith("changes/", StringComparison.Ordinal))
                    files[blob.Name] = (await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString();
            }

            return files;
        }
    }
}
