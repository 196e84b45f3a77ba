using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>A site in its own storage, with publishers that a test can break or hold up.</summary>
internal sealed class PublishingStage : IAsyncDisposable
{
    private readonly SharedAzurite _azurite;
    private readonly ServiceProvider _services;
    private readonly StorageSettings _names = StorageNames.New();
    private readonly LogLines _log = new();
    private readonly ConcurrentDictionary<(string Path, ETag ETag), string> _read = new();

    private PublishingStage(SharedAzurite azurite, FakeTimeProvider clock)
    {
        (_azurite, Clock) = (azurite, clock);
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(Settings(azurite.ConnectionString));
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(_log).AddFilter("Azure", LogLevel.None)).AddSingleton<TimeProvider>(clock);
        services.AddCollaborationManifesto(configuration);
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; }

    public BlobContainerClient Site => Blobs([]).GetBlobContainerClient(_names.SiteContainer);

    public BlobContainerClient Own => Blobs([]).GetBlobContainerClient(_names.PublishingContainer);

    public IReadOnlyList<string> Log => _log.All;

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public static async Task<PublishingStage> Set(SharedAzurite azurite)
    {
        var stage = new PublishingStage(azurite, new(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero)));
        await stage.Site.CreateAsync();
        await stage.Own.CreateAsync();
        await new TableServiceClient(azurite.ConnectionString).CreateTableAsync(stage._names.CuratorsTable);
        return stage;
    }

    /// <summary>A projection table with these contributions.</summary>
    public async Task<Projection> Projection(params IEnumerable<Contribution> contributions)
    {
        var names = StorageNames.New();
        var tables = new TableServiceClient(_azurite.ConnectionString);
        await tables.CreateTableAsync(names.ManifestoTable);
        var projection = new Projection(tables, Options.Create(names));
        foreach (var contribution in contributions)
            await projection.ShowAsync(contribution, CancellationToken.None);
        return projection;
    }

    /// <summary>A publisher in another process.</summary>
    public Publisher Publisher(Projection projection, params HttpPipelinePolicy[] watched) =>
        ActivatorUtilities.CreateInstance<Publisher>(_services, projection, Curators(projection), Editions(projection), Themes(projection), Signatures(projection), Blobs(watched), Options.Create(_names));

    /// <summary>A publisher to other blobs.</summary>
    public Publisher PublisherOn(BlobServiceClient blobs, Projection projection) =>
        ActivatorUtilities.CreateInstance<Publisher>(_services, projection, Curators(projection), Editions(projection), Themes(projection), Signatures(projection), blobs, Options.Create(_names));

    /// <summary>Ends a dead publisher's lease, which would hold up others for a minute.</summary>
    public async Task EndLease()
    {
        var blob = Own.GetBlobClient("lease");
        if (await blob.ExistsAsync() && (await blob.GetPropertiesAsync()).Value.LeaseState == LeaseState.Leased)
            await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
    }

    /// <summary>Publishes in a new process after the previous lease ended.</summary>
    public async Task PublishAsNext(Projection projection)
    {
        await EndLease();
        Assert.True(await Publisher(projection).PublishChangesAsync(CancellationToken.None));
    }

    /// <summary>Curators name this version.</summary>
    public async Task Name(Projection projection, int number, int snapshot, string title = "In words")
    {
        var act = new EditionAct($"name-{number}", Clock.GetUtcNow(), "amina", "Amina");
        var file = (await Site.GetBlobClient(Snapshot.GetPath(snapshot)).DownloadContentAsync()).Value.Content;
        Assert.True(await Editions(projection).AddAsync(new(number, snapshot, act.At, Snapshot.Hash(file.ToMemory()), title, $"What is new in {number}.", act) { Named = act }, CancellationToken.None));
    }

    public ThemeRegister Themes(Projection projection) => new(new(_azurite.ConnectionString), projection, Options.Create(_names));

    /// <summary>The publisher's record of what has changed.</summary>
    public async Task<string> ChangeRecord() =>
        await Own.GetBlobClient("changes.json").ExistsAsync() ? (await Own.GetBlobClient("changes.json").DownloadContentAsync()).Value.Content.ToString() : "";

    public async Task<SiteCopy> Copy() => await SiteCopy.Of(Site, _read);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _azurite.Clear(_names);
    }

    private SignatureRegister Signatures(Projection projection) => new(new(_azurite.ConnectionString), projection, Options.Create(_names));

    private EditionRegister Editions(Projection projection) => new(new(_azurite.ConnectionString), projection, Options.Create(_names));

    private CuratorRegister Curators(Projection projection) =>
        new(new(_azurite.ConnectionString), projection, Options.Create(_names), Options.Create(new CurationSettings()), AllWords.English, TimeProvider.System);

    private BlobServiceClient Blobs(IEnumerable<HttpPipelinePolicy> watched)
    {
        var options = new BlobClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(1) } };
        foreach (var policy in watched)
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        return new(_azurite.ConnectionString, options);
    }

    private static Dictionary<string, string?> Settings(string connection) => new()
    {
        ["Storage"] = connection,
        ["SiteUrl"] = "https://manifesto.example.org",
        ["ApiUrl"] = "https://api.example.org",
        // As few categories as possible: each adds three board pages to every publish.
        ["Manifesto:Categories:0:Name"] = "Tools",
        ["Manifesto:Categories:1:Name"] = "Culture",
        ["Privacy:Controller"] = "Someone",
        ["Privacy:ContactEmail"] = "privacy@example.org",
        ["Mail:SendGridKey"] = "none",
        ["Mail:From"] = "manifesto@example.org",
    };
}
