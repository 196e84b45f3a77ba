using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Every place where an app stores anything, byte by byte.</summary>
internal sealed class Stores : IDisposable
{
    public LogLines Log { get; } = new();

    public QueueWrites Queues { get; } = new();

    public MeasuredTags Tags { get; } = new();

    public void Watch(IServiceCollection services)
    {
        services.RemoveAll<ILoggerProvider>();
        services.AddSingleton<ILoggerProvider>(Log);
        Queues.Watch(services);
    }

    /// <summary>The places that contain this word, ignoring case.</summary>
    public async Task<IReadOnlyList<string>> Holding(ManifestoApp app, string word) =>
        [.. (await All(app)).Where(store => store.Text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(store => store.Name)];

    public async Task<IReadOnlyList<(string Name, string Text)>> All(ManifestoApp app)
    {
        var names = app.Get<IOptions<StorageSettings>>().Value;
        return
        [
            ("contributions", await Rows(app, names.ContributionsTable)),
            ("curators", await Rows(app, names.CuratorsTable)),
            ("editions", await Rows(app, names.EditionsTable)),
            ("imports", await Blobs(app, names.ImportsContainer)),
            ("keys", await Blobs(app, names.KeysContainer)),
            ("log", string.Join('\n', Log.All)),
            ("mail", await Rows(app, names.MailTable)),
            ("projection", await Rows(app, names.ManifestoTable)),
            ("publisher", await Blobs(app, names.PublishingContainer)),
            ("queues", $"{Queues.Text}\n{await Messages(app, names.ContributionsQueue)}\n{await Messages(app, names.DeskQueue)}"),
            ("site", await Blobs(app, names.SiteContainer)),
            ("telemetry", Tags.Text),
            ("workshops", await Rows(app, names.WorkshopsTable)),
            ("themes", await Rows(app, names.ThemesTable)),
            ("reports", await Rows(app, names.ReportsTable)),
            ("signatures", await Rows(app, names.SignaturesTable)),
        ];
    }

    public void Dispose() => Tags.Dispose();

    private static async Task<string> Rows(ManifestoApp app, string table)
    {
        var rows = await app.Get<TableServiceClient>().GetTableClient(table).QueryAsync<TableEntity>().ToListAsync();
        return string.Join('\n', rows.SelectMany(row => row).Select(property => $"{property.Key}={(property.Value is byte[] bytes ? Encoding.Latin1.GetString(bytes) : property.Value)}"));
    }

    /// <summary>Names, properties, metadata and content.</summary>
    private static async Task<string> Blobs(ManifestoApp app, string container)
    {
        var client = app.Get<BlobServiceClient>().GetBlobContainerClient(container);
        var text = new StringBuilder();
        await foreach (var blob in client.GetBlobsAsync(new() { Traits = BlobTraits.Metadata | BlobTraits.Tags, States = BlobStates.Snapshots | BlobStates.Version | BlobStates.Deleted | BlobStates.Uncommitted }))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{blob.Name} {string.Join(' ', blob.Metadata)} {string.Join(' ', blob.Tags ?? new Dictionary<string, string>())} {blob.Properties.ContentType} {blob.Properties.ContentDisposition}");
            // A file may be replaced after the listing. The next look finds it.
            if (await client.GetBlobClient(blob.Name).ExistsAsync())
                text.AppendLine(Encoding.Latin1.GetString((await client.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content));
        }

        return text.ToString();
    }

    private static async Task<string> Messages(ManifestoApp app, string queue)
    {
        var text = new StringBuilder();
        foreach (var name in new[] { queue, $"{queue}-poison" })
        {
            var client = app.Get<QueueServiceClient>().GetQueueClient(name);
            if (await client.ExistsAsync())
                text.AppendJoin('\n', (await client.PeekMessagesAsync(maxMessages: 32)).Value.Select(message => message.Body.ToString()));
        }

        return text.ToString();
    }
}
