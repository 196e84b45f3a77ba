using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Azure.Data.Tables;
using CollaborationManifesto.Links;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.LocalHost.Azurite;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Themes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Benchmarks;

/// <summary>Times pages of curators over HTTP, each against a bare read of the same rows and keys, alternating.</summary>
internal static class DeskBenchmark
{
    private const int Rounds = 60;
    private const int Desk = 10_000;
    private const int Notes = 3_000;
    private const int Themes = 30;

    public static async Task<int> Run()
    {
        await Measure($"{Desk} open contributions: desk page", names => names.ManifestoTable, FillDesk, "desk", BareDesk);
        await Measure($"{Notes} notes in {Themes} themes: page on themes", names => names.ContributionsTable, FillNotes, "desk/themes", BareNotes);
        return 0;
    }

    private static async Task Measure(string name, Func<StorageSettings, string> tableOf, Func<LocalApp, TableClient, Task> fill, string path, Func<TableClient, Task<int>> bareRead)
    {
        var data = Directory.CreateTempSubdirectory("manifesto-benchmark-");
        await using (var azurite = await AzuriteServer.StartOrReuseAsync(data, TextWriter.Null, CancellationToken.None))
        await using (var app = await Start(azurite, data))
        {
            var table = app.Services.GetRequiredService<TableServiceClient>().GetTableClient(tableOf(app.Services.GetRequiredService<IOptions<StorageSettings>>().Value));
            await fill(app, table);
            var curator = (await app.Services.GetRequiredService<CuratorRegister>().AllAsync(CancellationToken.None))[0];
            var token = app.Services.GetRequiredService<LinkTokens>().ForDesk(new(curator.Id, TimeProvider.System.GetUtcNow().AddHours(1)));
            var page = new Uri($"{Api}api/{path}?token={token}");
            using var http = new HttpClient();
            var (pages, reads) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                pages.Add(await Milliseconds(() => http.GetStringAsync(page)));
                reads.Add(await Milliseconds(() => bareRead(table)));
            }

            // The first rounds include compiling.
            var (ours, bare, bytes) = (Median(pages.Skip(10)), Median(reads.Skip(10)), await Compressed(http, page));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} {ours:F1} ms, bare read of its rows and keys {bare:F1} ms in the median of {Rounds - 10} rounds, ratio {ours / bare:F2}; {bytes / 1000.0:F1} KB compressed"));
        }

        data.Delete(recursive: true);
    }

    private static async Task<long> Compressed(HttpClient http, Uri page)
    {
        using var counted = new MemoryStream();
        await using (var gzip = new GZipStream(counted, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(await http.GetByteArrayAsync(page));
        return counted.Length;
    }

    internal static readonly Uri Site = new("http://127.0.0.1:18980");
    internal static readonly Uri Api = new("http://127.0.0.1:18971");

    internal static Task<LocalApp> Start(AzuriteServer azurite, DirectoryInfo data, params string[] settings) => LocalApp.StartAsync(
        new()
        {
            Site = Site,
            Api = Api,
            Data = data,
            Empty = true,
            Settings = [$"--Storage={azurite.ConnectionString}", "--PublishSchedule=0 0 0 1 1 *", "--Logging:LogLevel:Default=None", .. settings],
        },
        TextWriter.Null);

    /// <summary>Writes rows as the handler does, a hundred at a time.</summary>
    private static async Task FillDesk(LocalApp app, TableClient table)
    {
        var start = TimeProvider.System.GetUtcNow().AddDays(-30);
        foreach (var hundred in Enumerable.Range(0, Desk).Chunk(100))
            await table.SubmitTransactionAsync(hundred.Select(number => new TableTransactionAction(
                TableTransactionActionType.Add, ProjectionRow.Write(Projection.Open, Waiting(number, start.AddMinutes(number)), live: true))));
    }

    /// <summary>Two thirds are in no theme.</summary>
    private static async Task FillNotes(LocalApp app, TableClient table)
    {
        var start = TimeProvider.System.GetUtcNow().AddDays(-30);
        var themes = Enumerable.Range(0, Themes).Select(number => new Theme(
            ContributionId.FromKey("theme", number.ToString(CultureInfo.InvariantCulture)), $"Theme {number}", "", [new($"{number}", start, ThemeAction.Created, "amina", "Amina")])).ToList();
        foreach (var theme in themes)
            await app.Services.GetRequiredService<ThemeRegister>().AddAsync(theme, CancellationToken.None);
        var store = app.Services.GetRequiredService<ContributionStore>();
        await Parallel.ForEachAsync(Enumerable.Range(0, Notes), async (number, cancellationToken) =>
        {
            var note = Waiting(number, start.AddMinutes(number));
            await store.InsertAsync(number % 3 > 0 ? note : note with { Place = new(themes[number % Themes].Id, 1, 1, start, "amina", "Amina", $"{number}") }, cancellationToken);
        });
    }

    internal static Contribution Published(int number)
    {
        var at = TimeProvider.System.GetUtcNow().AddMinutes(-number);
        return Waiting(number, at) with { Kind = ContributionKind.Guidance, State = ContributionState.Approved, FirstApprovedAt = at, Revision = 2 };
    }

    private static Contribution Waiting(int number, DateTimeOffset at)
    {
        var id = ContributionId.FromKey("benchmark", number.ToString(CultureInfo.InvariantCulture));
        return new()
        {
            Id = id,
            Kind = (ContributionKind)(number % 3),
            Category = "tools",
            Title = $"What we learned in the project number {number}",
            Text = string.Join(' ', Enumerable.Repeat("We wrote down each decision where everyone could find it.", 8)),
            Contributor = Contributor.Unknown,
            SubmittedAt = at,
            BodyHash = "",
            History = [new(id.ToString(), at, HistoryAction.Submitted)],
        };
    }

    /// <summary>The rows of the page, and at the same time the keys that it counts.</summary>
    private static async Task<int> BareDesk(TableClient table)
    {
        var filter = ProjectionRow.Condition(new(DeskView.Waiting, null, null, Flagged: false, null), after: null);
        var rows = table.QueryAsync<TableEntity>(filter, DeskFilter.PageSize + 1, ProjectionRow.DeskColumns).Take(DeskFilter.PageSize + 1).CountAsync().AsTask();
        var keys = table.QueryAsync<TableEntity>(filter, select: ["RowKey"]).Take(DeskList.MostCounted + 1).CountAsync().AsTask();
        return await rows + await keys;
    }

    private static async Task<int> BareNotes(TableClient table)
    {
        const string condition = "(State eq 'Pending' or State eq 'Approved') and Retired eq false";
        var rows = table.QueryAsync<TableEntity>(condition, GroupingDesk.PageSize, NotePlaces.NoteColumns).Take(GroupingDesk.PageSize).CountAsync().AsTask();
        var keys = table.QueryAsync<TableEntity>(condition, select: NotePlaces.PlaceColumns).CountAsync().AsTask();
        return await rows + await keys;
    }

    internal static async Task<double> Milliseconds<T>(Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
