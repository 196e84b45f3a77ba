using System.Globalization;
using Azure.Data.Tables;
using CollaborationManifesto.LocalHost.Azurite;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Benchmarks;

/// <summary>Times a full wall over HTTP after each change of a note, when everything is read and made again, against a bare read of the same rows, alternating.</summary>
internal static class WallBenchmark
{
    private const int Rounds = 60;

    /// <summary>Longer than an instance keeps what it has read.</summary>
    private static readonly TimeSpan UntilReadAgain = TimeSpan.FromMilliseconds(1_050);

    public static async Task<int> Run()
    {
        var data = Directory.CreateTempSubdirectory("manifesto-benchmark-");
        await using (var azurite = await AzuriteServer.StartOrReuseAsync(data, TextWriter.Null, CancellationToken.None))
        await using (var app = await DeskBenchmark.Start(azurite, data))
        {
            var now = TimeProvider.System.GetUtcNow();
            var session = new LiveSession(ContributionId.New(), SessionCode.New(), "A full room", new("Why did it fail?", ContributionKind.Barrier), ["tools", "culture"], now.AddHours(-1), now.AddHours(1))
            {
                Step = SessionStep.Reveal,
                RevealedAt = now,
                Log = [new("start", now, SessionAction.Started)],
            };
            await app.Services.GetRequiredService<SessionRegister>().AddAsync(session, CancellationToken.None);
            var notes = app.Services.GetRequiredService<SessionNotes>();
            var all = Enumerable.Range(0, LiveSession.MostNotes).Select(number => Note(number, now.AddSeconds(number - LiveSession.MostNotes))).ToList();
            await Parallel.ForEachAsync(all, async (note, cancellationToken) => await notes.InsertAsync(session.Id, note, cancellationToken));
            var page = $"{DeskBenchmark.Api}api/workshop/wall?token={Uri.EscapeDataString(app.Services.GetRequiredService<LinkTokens>().ForWall(session.Id))}";
            var table = app.Services.GetRequiredService<TableServiceClient>().GetTableClient(app.Services.GetRequiredService<IOptions<StorageSettings>>().Value.WorkshopsTable);
            using var http = new HttpClient();
            http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
            var (pages, reads, bytes) = (new List<double>(), new List<double>(), 0);
            for (var round = 0; round < Rounds; round++)
            {
                await notes.UpdateAsync(session.Id, all[round].Id, note => note with { Text = $"{note.Text} Again." }, CancellationToken.None);
                await Task.Delay(UntilReadAgain);
                pages.Add(await DeskBenchmark.Milliseconds(async () => bytes = (await http.GetByteArrayAsync(page)).Length));
                reads.Add(await DeskBenchmark.Milliseconds(() => table.QueryAsync<TableEntity>(row => row.PartitionKey == $"notes-{session.Id}").CountAsync().AsTask()));
            }

            // The first rounds include compiling.
            var (ours, bare) = (DeskBenchmark.Median(pages.Skip(10)), DeskBenchmark.Median(reads.Skip(10)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Count} notes: wall {ours:F1} ms, bare read of its rows {bare:F1} ms in the median of {Rounds - 10} rounds, ratio {ours / bare:F2}; {bytes / 1000.0:F1} KB on the wire"));
        }

        data.Delete(recursive: true);
        return 0;
    }

    private static SessionNote Note(int number, DateTimeOffset at) => new(
        ContributionId.New(), ContributionId.New(), $"Number {number}: we never wrote down what we had decided, so each new person asked the same questions again.", number % 2 == 0 ? "tools" : "culture", at, at);
}
