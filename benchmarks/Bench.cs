using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Benchmarks;

/// <summary>The product's publisher, on generated rows and the given blobs.</summary>
internal sealed class Bench : IAsyncDisposable
{
    // The development storage's well-known account. Nothing listens there.
    private const string Nowhere = "UseDevelopmentStorage=true";

    private readonly ServiceProvider _services;

    /// <param name="own">The suffix of its container names.</param>
    public Bench(int items, Func<BlobServiceClient> blobs, string own = "")
    {
        Table = new(items);
        var tables = new TableServiceClient(Nowhere, new TableClientOptions { Transport = new HttpClientTransport(new HttpClient(Table)) });
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(Settings(own));
        var services = new ServiceCollection().AddLogging();
        services.AddCollaborationManifesto(configuration);
        _services = services.AddSingleton(tables).AddSingleton(blobs()).BuildServiceProvider();
    }

    public GeneratedTable Table { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static BlobServiceClient InMemory() => new(Nowhere, new BlobClientOptions { Transport = new HttpClientTransport(new HttpClient(new MemoryBlobs())) });

    public async Task CreateContainers()
    {
        var (storage, names) = (Get<BlobServiceClient>(), Get<IOptions<StorageSettings>>().Value);
        await storage.CreateBlobContainerAsync(names.SiteContainer);
        await storage.CreateBlobContainerAsync(names.PublishingContainer);
    }

    /// <summary>The published files, to compare with.</summary>
    public async Task<IReadOnlyList<PlannedFile>> Plan()
    {
        var rows = await _services.GetRequiredService<Projection>().PublishedRowsAsync(CancellationToken.None).ToListAsync();
        var manifesto = ManifestoBuilder.Build(rows, _services.GetRequiredService<IOptions<ManifestoSettings>>().Value);
        return [.. _services.GetRequiredService<SiteRenderer>().Plan(manifesto, SiteHistory.Empty, new([], 0, ModerationFigures.From([])))];
    }

    public async Task<IReadOnlyList<(string Id, string Title, string Text)>> Items()
    {
        var rows = await _services.GetRequiredService<Projection>().PublishedRowsAsync(CancellationToken.None).ToListAsync();
        return [.. rows.Select(row => (row.Id.ToString(), row.Content!.Title, row.Content.Text))];
    }

    public async Task Publish()
    {
        if (!await _services.GetRequiredService<Publisher>().PublishChangesAsync(CancellationToken.None))
            throw new InvalidOperationException("Another publisher is at work.");
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static Dictionary<string, string?> Settings(string own) => new()
    {
        ["Storage"] = Nowhere,
        ["SiteUrl"] = "https://manifesto.example.org",
        ["ApiUrl"] = "https://api.example.org",
        ["SiteContainer"] = $"site{own}",
        ["PublishingContainer"] = $"publishing{own}",
        ["Privacy:Controller"] = "Someone",
        ["Privacy:ContactEmail"] = "privacy@example.org",
        ["Mail:SendGridKey"] = "none",
        ["Mail:From"] = "manifesto@example.org",
    };
}
