using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using CollaborationManifesto.Links;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.LocalHost.Azurite;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Benchmarks;

/// <summary>A hundred phones behind one address write a thousand notes while a wall looks on; then one note after the other against bare calls.</summary>
internal static partial class WorkshopBenchmark
{
    private const int Phones = 100;
    private const int NotesEach = 10;
    private const int Rounds = 60;

    /// <summary>As the wall's script asks.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task<int> Run(double minutes)
    {
        var data = Directory.CreateTempSubdirectory("manifesto-benchmark-");
        await using (var azurite = await AzuriteServer.StartOrReuseAsync(data, TextWriter.Null, CancellationToken.None))
        await using (var app = await DeskBenchmark.Start(azurite, data))
        {
            await MeasureRoom(app, TimeSpan.FromMinutes(minutes));
            await MeasureNote(app);
        }

        data.Delete(recursive: true);
        return 0;
    }

    private static async Task MeasureRoom(LocalApp app, TimeSpan duration)
    {
        var session = await Open(app);
        var (sent, seen, refused) = (new ConcurrentDictionary<string, long>(), new ConcurrentDictionary<string, long>(), 0);
        using var done = new CancellationTokenSource();
        var wall = Look(app, session, sent, seen, done.Token);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Phones).Select(async phone =>
        {
            using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            var page = await Phone.Join(browser, session.Code);
            var random = new Random(phone);
            foreach (var at in Enumerable.Range(0, NotesEach).Select(_ => random.NextDouble() * duration).Order().Index())
            {
                var wait = at.Item - Stopwatch.GetElapsedTime(began);
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait);
                var text = string.Create(CultureInfo.InvariantCulture, $"Idea {at.Index} of phone {phone} in this room");
                sent[text] = Stopwatch.GetTimestamp();
                if (await page.Send(text) != HttpStatusCode.OK)
                    Interlocked.Increment(ref refused);
            }
        }));
        var ended = Stopwatch.GetTimestamp();
        while (seen.Count < sent.Count && Stopwatch.GetElapsedTime(ended) < Patience)
            await Task.Delay(100);
        await done.CancelAsync();
        await wall;

        var stored = await app.Services.GetRequiredService<SessionNotes>().OfAsync(session.Id, CancellationToken.None).Select(read => read.Value.Text).ToListAsync();
        var delays = seen.Select(note => Stopwatch.GetElapsedTime(sent[note.Key], note.Value).TotalSeconds).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Phones} phones, {sent.Count} notes in {duration.TotalMinutes:0.#} min: {refused} refused, {sent.Keys.Except(stored).Count()} lost, {stored.Count - stored.Distinct().Count()} twice, {sent.Count - seen.Count} not on the wall; to the wall p50 {delays[delays.Count / 2]:F2} s, p95 {delays[delays.Count * 95 / 100]:F2} s; all on it {Stopwatch.GetElapsedTime(ended, seen.Values.Max()).TotalSeconds:F1} s after the last"));
    }

    /// <summary>Asks as the wall's script does, and notes when each note is first there.</summary>
    private static async Task Look(LocalApp app, LiveSession session, ConcurrentDictionary<string, long> sent, ConcurrentDictionary<string, long> seen, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AutomaticDecompression = DecompressionMethods.All });
        var address = $"{DeskBenchmark.Api}api/workshop/wall?token={Uri.EscapeDataString(app.Services.GetRequiredService<LinkTokens>().ForWall(session.Id))}";
        EntityTagHeaderValue? tag = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (tag is not null)
                request.Headers.IfNoneMatch.Add(tag);
            using var answer = await http.SendAsync(request, CancellationToken.None);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                tag = answer.Headers.ETag;
                var html = await answer.Content.ReadAsStringAsync(CancellationToken.None);
                foreach (var text in sent.Keys.Where(text => !seen.ContainsKey(text) && html.Contains(text, StringComparison.Ordinal)))
                    seen[text] = Stopwatch.GetTimestamp();
            }

            await Task.Delay(BetweenLooks, CancellationToken.None);
        }
    }

    /// <summary>Reading the session, reading the phone's notes and inserting one, alternating with the same three calls alone.</summary>
    private static async Task MeasureNote(LocalApp app)
    {
        var session = await Open(app);
        var table = app.Services.GetRequiredService<TableServiceClient>().GetTableClient(app.Services.GetRequiredService<IOptions<StorageSettings>>().Value.WorkshopsTable);
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var (ours, bare) = (new List<double>(), new List<double>());
        Phone? phone = null;
        for (var round = 0; round < Rounds; round++)
        {
            // A phone can send thirty notes in ten minutes.
            phone = round % 20 == 0 ? await Phone.Join(browser, session.Code) : phone!;
            ours.Add(await DeskBenchmark.Milliseconds(async () => Accepted(await phone.Send($"Note {round} alone"))));
            var participant = $"bare-{round / 20}";
            bare.Add(await DeskBenchmark.Milliseconds(async () =>
            {
                await table.GetEntityAsync<TableEntity>("sessions", session.Id.ToString());
                await table.QueryAsync<TableEntity>(row => row.PartitionKey == "bare" && row.RowKey.CompareTo(participant) >= 0 && row.RowKey.CompareTo(participant + "~") < 0).ToListAsync();
                return await table.AddEntityAsync(new TableEntity("bare", $"{participant}-{ContributionId.New()}") { ["Participant"] = participant, ["Note"] = JsonSerializer.Serialize(new { text = $"Note {round} alone", at = TimeProvider.System.GetUtcNow() }) });
            }));
        }

        var (own, floor) = (DeskBenchmark.Median(ours.Skip(10)), DeskBenchmark.Median(bare.Skip(10)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"one note at a time: {own:F1} ms over HTTP, its three bare calls {floor:F1} ms in the median of {Rounds - 10} rounds, ratio {own / floor:F2}"));
    }

    private static HttpStatusCode Accepted(HttpStatusCode status) =>
        status == HttpStatusCode.OK ? status : throw new InvalidOperationException($"A note was answered with {status}.");

    private static async Task<LiveSession> Open(LocalApp app)
    {
        var now = TimeProvider.System.GetUtcNow();
        var session = new LiveSession(ContributionId.New(), SessionCode.New(), "A full room", new("Why did it fail?", ContributionKind.Barrier), ["tools", "culture"], now.AddMinutes(-1), now.AddHours(2))
        {
            Step = SessionStep.Reveal,
            RevealedAt = now,
            ChecksLate = false,
            Log = [new("start", now, SessionAction.Started)],
        };
        await app.Services.GetRequiredService<SessionRegister>().AddAsync(session, CancellationToken.None);
        return session;
    }

    private sealed partial class Phone(HttpClient browser, Uri address, string nonce)
    {
        private string _nonce = nonce;

        public static async Task<Phone> Join(HttpClient browser, SessionCode code)
        {
            using var page = await browser.GetAsync(new Uri($"{DeskBenchmark.Api}api/join?code={code}"));
            return new(browser, page.RequestMessage!.RequestUri!, NonceIn(await page.Content.ReadAsStringAsync()));
        }

        public async Task<HttpStatusCode> Send(string text)
        {
            var token = Uri.UnescapeDataString(address.Query["?token=".Length..]);
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["token"] = token,
                ["nonce"] = _nonce,
                ["act"] = "send",
                ["text"] = text,
                ["category"] = "tools",
                ["licence"] = "yes",
            });
            using var answer = await browser.PostAsync(address, form);
            _nonce = NonceIn(await answer.Content.ReadAsStringAsync());
            return answer.StatusCode;
        }

        private static string NonceIn(string html) => Nonce().Match(html).Groups[1].Value;

        [GeneratedRegex("name=\"nonce\" value=\"([^\"]+)\"")]
        private static partial Regex Nonce();
    }
}
