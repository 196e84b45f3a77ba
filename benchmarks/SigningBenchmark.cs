using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using CollaborationManifesto.Links;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.LocalHost.Azurite;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Benchmarks;

/// <summary>A thousand people sign within a minute; then one signature after the other against bare calls; then the site with ten thousand signatories.</summary>
internal static partial class SigningBenchmark
{
    private const int People = 1_000;
    private const int Signatories = 10_000;
    private const int Rounds = 60;
    private const int Publications = 7;
    private const int Items = 10_000;
    private const int DeskRounds = 25;
    private const int PublicationsOfItems = 3;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<int> Run()
    {
        var data = Directory.CreateTempSubdirectory("manifesto-benchmark-");
        await using (var azurite = await AzuriteServer.StartOrReuseAsync(data, TextWriter.Null, CancellationToken.None))
        await using (var app = await DeskBenchmark.Start(azurite, data, $"--Limits:Burst={4 * People}", $"--Limits:TotalBurst={4 * People}", "--Intake:MinSeconds=0"))
        {
            var act = new EditionAct("name", TimeProvider.System.GetUtcNow(), "amina", "Amina");
            await app.Services.GetRequiredService<EditionRegister>().AddAsync(new(1, 1, act.At, "", "Spring", "", act) { Named = act }, CancellationToken.None);
            await MeasureTalk(app);
            await MeasureSignature(app);
            await MeasureSite(app);
            await MeasureDesk(app);
            await MeasureFullSite(app);
        }

        data.Delete(recursive: true);
        return 0;
    }

    /// <summary>With room for the posts of all, behind one address. Who is asked to wait sends again when they may.</summary>
    private static async Task MeasureTalk(LocalApp app)
    {
        var (register, tokens) = (app.Services.GetRequiredService<SignatureRegister>(), app.Services.GetRequiredService<LinkTokens>());
        var (random, waited, began) = (new Random(1), 0, Stopwatch.GetTimestamp());
        var links = await Task.WhenAll(Enumerable.Range(0, People).Select(number => (number, at: random.NextDouble() * Minute)).Select(async person =>
        {
            using var phone = new Phone(tokens, person.number);
            await Task.Delay(person.at);
            var link = await phone.Signs();
            Interlocked.Add(ref waited, phone.Waits);
            return link;
        }));
        var sent = Stopwatch.GetElapsedTime(began);
        var asked = await Until(async () => await register.UnfinishedRequestsAsync(CancellationToken.None).CountAsync(read => read.Value.IsAsked) == People);
        await Parallel.ForEachAsync(links.Index(), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (link, _) =>
        {
            using var phone = new Phone(tokens, link.Index);
            await phone.Confirms(link.Item);
        });
        var confirmed = await register.AllAsync(CancellationToken.None).Select(read => read.Value.Text.Name).ToListAsync();
        await Until(() => Task.FromResult(app.Services.GetRequiredService<MailStore>().All.Any(mail => mail.Subject.EndsWith("waiting", StringComparison.Ordinal))));
        var mails = app.Services.GetRequiredService<MailStore>().All;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{People} people sign within a minute: {waited} times asked to wait, all sent after {sent.TotalSeconds:F0} s, all asked to confirm {asked.TotalSeconds:F0} s later; {Names.Except(confirmed).Count()} lost, {confirmed.Count - confirmed.Distinct().Count()} twice; {mails.Count(mail => mail.Subject.StartsWith("Confirm", StringComparison.Ordinal))} questions, {mails.Count(mail => mail.Subject.Contains("waiting", StringComparison.Ordinal))} emails to {mails.Where(mail => mail.Subject.Contains("waiting", StringComparison.Ordinal)).DistinctBy(mail => mail.To).Count()} curators"));
    }

    private static IEnumerable<string> Names => Enumerable.Range(0, People).Select(NameOf);

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"Person {number}");

    /// <summary>The check, sending it and confirming it, alternating with the same calls alone.</summary>
    private static async Task MeasureSignature(LocalApp app)
    {
        var (names, tokens) = (app.Services.GetRequiredService<IOptions<StorageSettings>>().Value, app.Services.GetRequiredService<LinkTokens>());
        var tables = app.Services.GetRequiredService<TableServiceClient>();
        var (table, editions, queue) = (tables.GetTableClient(names.SignaturesTable), tables.GetTableClient(names.EditionsTable), app.Services.GetRequiredService<QueueServiceClient>().GetQueueClient("bare"));
        await queue.CreateIfNotExistsAsync();
        var edition = await editions.QueryAsync<TableEntity>().FirstAsync();
        var row = await table.QueryAsync<TableEntity>(row => row.PartitionKey == "signatures").FirstAsync();
        var message = JsonSerializer.Serialize(new { acceptedAt = TimeProvider.System.GetUtcNow(), request = ContributionId.New().ToString() });
        var (ours, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            using var phone = new Phone(tokens, People + round);
            ours.Add(await DeskBenchmark.Milliseconds(async () =>
            {
                var link = await phone.Signs();
                return await phone.Confirms(link);
            }));
            bare.Add(await DeskBenchmark.Milliseconds(async () =>
            {
                await editions.GetEntityAsync<TableEntity>(edition.PartitionKey, edition.RowKey);
                var (request, signature) = (Row("bare-requests", ContributionId.New().ToString()), Row("bare-signatures", ContributionId.New().ToString()));
                await queue.SendMessageAsync(message);
                await table.AddEntityAsync(request);
                await Read(request);
                var key = signature.RowKey;
                await table.QueryAsync<TableEntity>(one => one.PartitionKey == "bare-signatures" && one.RowKey.CompareTo(key) >= 0 && one.RowKey.CompareTo(key + "~") < 0).ToListAsync();
                await queue.SendMessageAsync(message);
                await Change(request);
                await table.AddEntityAsync(signature);
                return await Change(request);
            }));
        }

        var (own, floor) = (DeskBenchmark.Median(ours.Skip(10)), DeskBenchmark.Median(bare.Skip(10)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"one signature at a time, checked, sent and confirmed with three posts: {own:F1} ms over HTTP, its eleven bare calls {floor:F1} ms in the median of {Rounds - 10} rounds, ratio {own / floor:F2}"));

        TableEntity Row(string partition, string key)
        {
            var copy = new TableEntity(partition, key);
            foreach (var (name, value) in row.Where(property => property.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
                copy[name] = value;
            return copy;
        }

        async Task<TableEntity> Read(TableEntity entity) => (await table.GetEntityAsync<TableEntity>(entity.PartitionKey, entity.RowKey)).Value;

        async Task<Azure.Response> Change(TableEntity entity) => await table.UpdateEntityAsync(entity, (await Read(entity)).ETag, TableUpdateMode.Replace);
    }

    /// <summary>The whole site, beside one signature more on it.</summary>
    private static async Task MeasureSite(LocalApp app)
    {
        await Parallel.ForAsync(0, Signatories, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) => await AddSignatory(app, number));
        // Rows as new as these are read again, because the clocks of storage's servers may differ.
        await Task.Delay(TimeSpan.FromSeconds(15));
        var (one, all) = await OneMore(app, Publications, Signatories);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var counted = new MemoryStream();
        await using (var gzip = new GZipStream(counted, CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(await http.GetByteArrayAsync(new Uri(DeskBenchmark.Site, "signatories/")));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Signatories} signatories: one more {one:F0} ms, the whole publish {all:F0} ms in the median of {Publications} rounds, {100 * one / all:F1}%; a page of them {counted.Length / 1000.0:F1} KB compressed"));
    }

    /// <summary>The curators' page, which looks for the same name in all signatures.</summary>
    private static async Task MeasureDesk(LocalApp app)
    {
        var table = app.Services.GetRequiredService<TableServiceClient>().GetTableClient(app.Services.GetRequiredService<IOptions<StorageSettings>>().Value.SignaturesTable);
        var curator = (await app.Services.GetRequiredService<CuratorRegister>().AllAsync(CancellationToken.None))[0];
        var page = new Uri($"{DeskBenchmark.Api}api/desk/signatures?token={app.Services.GetRequiredService<LinkTokens>().ForDesk(new(curator.Id, TimeProvider.System.GetUtcNow().AddHours(1)))}");
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var (pages, reads) = (new List<double>(), new List<double>());
        for (var round = 0; round < DeskRounds; round++)
        {
            pages.Add(await DeskBenchmark.Milliseconds(() => http.GetStringAsync(page)));
            reads.Add(await DeskBenchmark.Milliseconds(() => table.QueryAsync<TableEntity>(row => row.PartitionKey == "signatures").CountAsync().AsTask()));
        }

        // The first rounds include compiling.
        var (ours, bare) = (DeskBenchmark.Median(pages.Skip(5)), DeskBenchmark.Median(reads.Skip(5)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"the curators' page of signatures, with {Signatories} signatories: {ours:F0} ms, bare read of their rows {bare:F0} ms in the median of {DeskRounds - 5} rounds, ratio {ours / bare:F2}"));
    }

    /// <summary>The same site with ten thousand published contributions.</summary>
    private static async Task MeasureFullSite(LocalApp app)
    {
        var table = app.Services.GetRequiredService<TableServiceClient>().GetTableClient(app.Services.GetRequiredService<IOptions<StorageSettings>>().Value.ManifestoTable);
        foreach (var hundred in Enumerable.Range(0, Items).Chunk(100))
            await table.SubmitTransactionAsync(hundred.Select(number => new TableTransactionAction(TableTransactionActionType.Add, ProjectionRow.Write(Projection.Published, DeskBenchmark.Published(number), live: true))));
        var (one, all) = await OneMore(app, PublicationsOfItems, 2 * Signatories);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"the same with {Items} contributions: one more signatory {one:F0} ms, the whole publish {all:F0} ms in the median of {PublicationsOfItems} rounds, {100 * one / all:F1}%"));
    }

    private static async Task<(double One, double All)> OneMore(LocalApp app, int rounds, int next)
    {
        var (whole, more) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            // A site without its state is published as a whole.
            await Forget(app);
            whole.Add(await Publish());
            await AddSignatory(app, next + round);
            more.Add(await Publish());
        }

        return (DeskBenchmark.Median(more), DeskBenchmark.Median(whole));

        async Task<double> Publish()
        {
            await app.Services.GetRequiredService<Projection>().MarkChangeAsync(CancellationToken.None);
            return await DeskBenchmark.Milliseconds(async () =>
                await app.Services.GetRequiredService<Publisher>().PublishChangesAsync(CancellationToken.None) ? true : throw new InvalidOperationException("Another publisher is at work."));
        }
    }

    private static async Task AddSignatory(LocalApp app, int number)
    {
        var at = TimeProvider.System.GetUtcNow();
        var name = new string([.. new Random(number).GetItems("abcdefghijklmnopqrstuvwxyz".ToCharArray(), 12)]);
        var text = new SignatureText(number % 4 == 0 ? SignatoryKind.Organisation : SignatoryKind.Person, name, "Officer", $"Council of {name}", number % 10 == 0 ? "Share what we learn, also when it went wrong." : "", 1, ShowsDomain: false);
        await app.Services.GetRequiredService<SignatureRegister>().AddAsync(new Signature($"to-{number}-x", ContributionId.New(), text, at, at).DecidedBy(new("approved", SignatureVerdict.Approved, at, "amina", "Amina", null)), CancellationToken.None);
    }

    private static async Task Forget(LocalApp app)
    {
        var (storage, names) = (app.Services.GetRequiredService<Azure.Storage.Blobs.BlobServiceClient>(), app.Services.GetRequiredService<IOptions<StorageSettings>>().Value);
        foreach (var container in new[] { names.SiteContainer, names.PublishingContainer })
        {
            var blobs = storage.GetBlobContainerClient(container);
            await blobs.DeleteAsync();
            await blobs.CreateAsync();
        }
    }

    private static async Task<TimeSpan> Until(Func<Task<bool>> met)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await met())
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new TimeoutException("It takes too long.");
            await Task.Delay(500);
        }

        return Stopwatch.GetElapsedTime(began);
    }

    private sealed partial class Phone(LinkTokens tokens, int number) : IDisposable
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

        public int Waits { get; private set; }

        public async Task<ContributionId> Signs()
        {
            var fields = new Dictionary<string, string>
            {
                ["kind"] = "person",
                ["name"] = NameOf(number),
                ["role"] = "Officer",
                ["organisation"] = "Example Council",
                ["commitment"] = "",
                ["email"] = string.Create(CultureInfo.InvariantCulture, $"person{number}@example.org"),
                ["website"] = "",
            };
            var check = await Posts("signatures/check", fields);
            var token = WebUtility.HtmlDecode(Token().Match(check).Groups[1].Value);
            await Posts("signatures", new(fields) { ["token"] = token });
            return tokens.ReadSignatureCheck(token)!.Value.Page.Id;
        }

        public Task<string> Confirms(ContributionId request) => Posts("signatures/own", new() { ["token"] = tokens.ForSignature(request), ["answer"] = "yes" });

        public void Dispose() => _http.Dispose();

        private async Task<string> Posts(string path, Dictionary<string, string> fields)
        {
            while (true)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"{DeskBenchmark.Api}api/{path}") { Content = new FormUrlEncodedContent(fields) };
                using var answer = await _http.SendAsync(request);
                if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.SeeOther)
                    return await answer.Content.ReadAsStringAsync();
                if (answer.Headers.RetryAfter?.Delta is not { } wait)
                    throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
                Waits++;
                await Task.Delay(wait);
            }
        }

        [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
        private static partial Regex Token();
    }
}
