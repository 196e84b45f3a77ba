#!/usr/bin/env dotnet
#:project ../../src/CollaborationManifesto.Core/CollaborationManifesto.Core.csproj
#:property PublishAot=false
#:property ConcurrentGarbageCollection=false

// What an import costs in memory and time, beside bare writes of the same rows and messages: docs/import.md has the figures.
using System.Diagnostics;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using CollaborationManifesto;
using CollaborationManifesto.Importing;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var (connection, cards, isDryRun) = (args[0], Convert.ToInt32(args[1], System.Globalization.CultureInfo.InvariantCulture), args.Contains("--dry-run"));
const int Comments = 1_000;
const int Parallel = 16;
var run = $"r{Environment.ProcessId}";
var services = new ServiceCollection().AddLogging().AddCollaborationManifesto(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
{
    ["Storage"] = connection,
    ["ContributionsTable"] = $"contributions{run}",
    ["ManifestoTable"] = $"manifesto{run}",
    ["MailTable"] = $"mail{run}",
    ["CuratorsTable"] = $"curators{run}",
    ["ContributionsQueue"] = $"contributions-{run}",
    ["SiteContainer"] = $"site-{run}",
    ["KeysContainer"] = $"keys-{run}",
    ["PublishingContainer"] = $"publishing-{run}",
}).Build()).BuildServiceProvider();
await services.GetRequiredService<StorageSetup>().CreateMissing(default);

var path = Path.Combine(Path.GetTempPath(), $"{run}.json");
WriteBoard(path);
await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.DeleteOnClose);
var clock = Stopwatch.StartNew();
var outcome = await services.GetRequiredService<BoardImport>().Import(file, ListMapping.None, isDryRun ? ImportMode.DryRun : ImportMode.Waiting, null, default);
var importing = clock.Elapsed;
var report = ((ImportOutcome.Done)outcome).Report;
Console.WriteLine($"file {file.Length / 1e6:N1} MB, {report.Imported:N0} cards imported in {importing.TotalSeconds:N1} s, peak {Peak():N0} MB");
if (isDryRun)
    return;

var tables = services.GetRequiredService<TableServiceClient>();
var rows = await tables.GetTableClient($"contributions{run}").QueryAsync<TableEntity>().ToListAsync();
var bare = tables.GetTableClient($"bare{run}");
await bare.CreateIfNotExistsAsync();
var queue = services.GetRequiredService<QueueServiceClient>().GetQueueClient($"bare-{run}");
await queue.CreateIfNotExistsAsync();
clock.Restart();
await System.Threading.Tasks.Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = Parallel }, async (row, token) =>
{
    await queue.SendMessageAsync($$"""{"id":"{{row.PartitionKey}}","commandId":"{{row.PartitionKey}}","acceptedAt":"2026-01-01T00:00:00Z"}""", token);
    await bare.AddEntityAsync(row, token);
});
Console.WriteLine($"{rows.Count:N0} bare rows and messages in {clock.Elapsed.TotalSeconds:N1} s: the import took {importing / clock.Elapsed:N2} times as long");

static double Peak() => Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;

void WriteBoard(string to)
{
    using var stream = File.Create(to);
    using var json = new Utf8JsonWriter(stream);
    json.WriteStartObject();
    json.WriteString("name", "Measured");
    json.WriteStartArray("actions");
    for (var number = 0; number < Comments; number++)
    {
        json.WriteRawValue($$"""{"type":"commentCard","date":"2024-01-01T00:00:00Z","data":{"text":"Comment {{number}}","card":{"id":"{{Id(number)}}" } } }""");
        json.Flush();
    }

    json.WriteEndArray();
    json.WriteStartArray("cards");
    for (var number = 0; number < cards; number++)
    {
        var text = string.Concat(Enumerable.Repeat($"Sentence {number} says what stops us. ", 70));
        json.WriteRawValue($$"""{"id":"{{Id(number)}}","idList":"l","name":"Card {{number}}","desc":"{{text}}","pos":{{number}},"shortLink":"s{{number}}","badges":{"votes":3,"comments":0 } }""");
        json.Flush();
    }

    json.WriteEndArray();
    json.WritePropertyName("lists");
    json.WriteRawValue("""[{"id":"l","name":"Tools"}]""");
    json.WriteEndObject();
}

static string Id(int number) => $"6346c186{number:x16}";
