using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.LocalHost.Azurite;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Benchmarks;

/// <summary>
/// Imports a large board or table: peak memory of the whole process, and time against bare writes of the same rows and messages. A dry run
/// shows the cost of reading alone.
/// </summary>
internal static class ImportBenchmark
{
    private const int Comments = 1_000;
    private const int Parallel = 16;

    public static Task<int> Run(int cards, bool isDryRun) => Run("board.json", path => WriteBoard(path, cards), isDryRun, async (services, board) =>
    {
        var outcome = await services.GetRequiredService<BoardImport>().ImportAsync(
            board, ListMapping.None, isDryRun ? ImportMode.DryRun : ImportMode.Waiting, import: null, progress: null, CancellationToken.None);
        return ((ImportOutcome.Done)outcome).Report.Imported;
    });

    public static Task<int> RunNotes(int rows) => Run("notes.csv", path => WriteTable(path, rows), isDryRun: false, async (services, table) =>
    {
        var request = new TableRequest(ImportFormat.Delimited, "A large workshop", Date: null, TableMapping.None, Sheet: null, DryRun: false, Agreed: true);
        var outcome = await services.GetRequiredService<TableImport>().ImportAsync(table, request, progress: null, CancellationToken.None);
        return ((TableOutcome.Done)outcome).Report.Imported;
    });

    private static async Task<int> Run(string name, Action<string> write, bool isDryRun, Func<IServiceProvider, Stream, Task<int>> import)
    {
        var data = Directory.CreateTempSubdirectory("manifesto-benchmark-");
        var path = Path.Combine(data.FullName, name);
        write(path);
        await using (var azurite = await AzuriteServer.StartOrReuseAsync(data, TextWriter.Null, CancellationToken.None))
        await using (var services = Services(azurite.ConnectionString))
            await Measure(path, services, isDryRun, import);
        data.Delete(recursive: true);
        return 0;
    }

    private static ServiceProvider Services(string connection) => new ServiceCollection()
        .AddLogging()
        .AddCollaborationManifesto(new ConfigurationBuilder().AddInMemoryCollection([new("Storage", connection)]).Build())
        .BuildServiceProvider();

    private static async Task Measure(string path, ServiceProvider services, bool isDryRun, Func<IServiceProvider, Stream, Task<int>> import)
    {
        await services.GetRequiredService<StorageSetup>().CreateMissingAsync(CancellationToken.None);
        await using var file = File.OpenRead(path);
        var started = Stopwatch.GetTimestamp();
        var count = await import(services, file);
        var imported = Stopwatch.GetElapsedTime(started);
        using var process = Process.GetCurrentProcess();
        Say($"{file.Length / 1e6:F1} MB, {count} notes in {imported.TotalSeconds:F1} s, peak {process.PeakWorkingSet64 / 1e6:F0} MB");
        if (isDryRun)
            return;
        var bare = await BareWrites(services);
        Say($"bare writes of the same rows and messages {bare.TotalSeconds:F1} s, ratio {imported / bare:F2}");
    }

    private static async Task<TimeSpan> BareWrites(ServiceProvider services)
    {
        var names = services.GetRequiredService<IOptions<StorageSettings>>().Value;
        var tables = services.GetRequiredService<TableServiceClient>();
        var rows = await tables.GetTableClient(names.ContributionsTable).QueryAsync<TableEntity>().ToListAsync();
        var table = tables.GetTableClient("bare");
        await table.CreateIfNotExistsAsync();
        var queue = services.GetRequiredService<QueueServiceClient>().GetQueueClient("bare");
        await queue.CreateIfNotExistsAsync();
        var started = Stopwatch.GetTimestamp();
        await System.Threading.Tasks.Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = Parallel }, async (row, token) =>
        {
            await queue.SendMessageAsync($$"""{"id":"{{row.PartitionKey}}","commandId":"{{row.PartitionKey}}","acceptedAt":"2026-01-01T00:00:00Z"}""", token);
            await table.AddEntityAsync(row, token);
        });
        return Stopwatch.GetElapsedTime(started);
    }

    private static void WriteBoard(string path, int cards)
    {
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("name", "A large board");
        json.WritePropertyName("lists");
        json.WriteRawValue("""[{"id":"l","name":"Tools"}]""");
        WriteAll("actions", Comments, number => $$"""{"type":"commentCard","data":{"text":"Comment {{number}}","card":{"id":"{{Id(number)}}" } } }""");
        WriteAll("cards", cards, number =>
            $$"""{"id":"{{Id(number)}}","idList":"l","name":"Card {{number}}","desc":"{{string.Concat(Enumerable.Repeat($"Sentence {number} says what stops us. ", 70))}}"}""");
        json.WriteEndObject();

        void WriteAll(string name, int count, Func<int, string> entry)
        {
            json.WriteStartArray(name);
            for (var number = 0; number < count; number++)
            {
                json.WriteRawValue(entry(number));
                json.Flush();
            }

            json.WriteEndArray();
        }
    }

    private static void WriteTable(string path, int rows)
    {
        using var table = File.CreateText(path);
        table.WriteLine("Idea,Why,Area,Created by");
        for (var number = 0; number < rows; number++)
            table.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\"Idea {number}, which someone had\",\"{string.Concat(Enumerable.Repeat($"Sentence {number} says what stops us. ", 5))}\",Tools,Someone"));
    }

    private static string Id(int number) => $"6346c186{number:x16}";

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
