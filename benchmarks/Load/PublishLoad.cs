using System.Diagnostics;
using System.Globalization;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>A full publish against uploading the same files with the bare SDK, and one change against a full publish.</summary>
internal sealed class PublishLoad(string connection)
{
    private const int Items = 10_000;
    private const int Editions = 20;
    private const int AtOnce = 16;
    private const int Rounds = 5;

    private readonly List<double> _whole = [];
    private readonly List<double> _bare = [];
    private readonly List<double> _change = [];
    private readonly List<double> _more = [];
    private readonly List<double> _changeWithEditions = [];
    private readonly List<double> _moreWithEditions = [];

    public async Task<IReadOnlyList<Comparison>> Measure()
    {
        IReadOnlyList<SiteFile> files;
        await using (var bench = new Bench(Items, Bench.InMemory))
        {
            await bench.Publish();
            files = await Rendered(bench);
        }

        // The emulator is slower at first.
        await Upload(files, "warm");
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 2 == 0)
                await Publish(round);
            _bare.Add(await Time(() => Upload(files, $"bare{round}")));
            if (round % 2 != 0)
                await Publish(round);
        }

        return
        [
            new(Text($"Publishing {Items:N0} items as a whole, {files.Count:N0} files"), 1.3, Spread.Of([.. _whole.Zip(_bare, (ours, bare) => ours / bare)]))
            {
                OursMilliseconds = Spread.MedianOf(_whole),
                BareMilliseconds = Spread.MedianOf(_bare),
            },
            new(Text($"Publishing one change among {Items:N0}, of the time of the whole"), 10, Percent(_change.Zip(_whole))) { Unit = "%", OursMilliseconds = Spread.MedianOf(_change), BareMilliseconds = Spread.MedianOf(_whole) },
            new("Bytes written for one change beside the changed files", 2, Spread.Of(_more)) { Unit = "%" },
            new(Text($"Publishing one change among {Items:N0} with {Editions} editions, of the time of the whole"), 10, Percent(_changeWithEditions.Zip(_whole))) { Unit = "%", OursMilliseconds = Spread.MedianOf(_changeWithEditions), BareMilliseconds = Spread.MedianOf(_whole) },
            new(Text($"Bytes written for one change with {Editions} editions beside the changed files"), 2, Spread.Of(_moreWithEditions)) { Unit = "%" },
        ];
    }

    private async Task Publish(int round)
    {
        var uploads = new Uploads();
        var options = new BlobClientOptions();
        options.AddPolicy(uploads, HttpPipelinePosition.PerCall);
        await using var bench = new Bench(Items, () => new(connection, options), $"{round}");
        await bench.CreateContainers();
        _whole.Add(await Time(bench.Publish));
        await Change(_change, _more);
        bench.Table.Editions = Editions;
        bench.Table.Edits++;
        await bench.Publish();
        await Change(_changeWithEditions, _moreWithEditions);

        async Task Change(List<double> times, List<double> more)
        {
            bench.Table.Edits++;
            uploads.Forget();
            times.Add(await Time(bench.Publish));
            more.Add(100.0 * uploads.Own / uploads.Files);
        }
    }

    /// <summary>Sends as many requests at once as the publisher does.</summary>
    private async Task Upload(IReadOnlyList<SiteFile> files, string name)
    {
        var container = new BlobContainerClient(connection, name);
        await container.CreateAsync();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (file, cancellationToken) =>
            await container.GetBlobClient(file.Path).UploadAsync(
                BinaryData.FromBytes(file.Content),
                new BlobUploadOptions { HttpHeaders = new() { ContentType = file.ContentType, CacheControl = file.CacheControl } },
                cancellationToken));
    }

    private static async Task<IReadOnlyList<SiteFile>> Rendered(Bench bench)
    {
        var files = new List<SiteFile>();
        foreach (var planned in await bench.Plan())
            files.Add(await planned.Render());
        return files;
    }

    private static Spread Percent(IEnumerable<(double Part, double Whole)> rounds) => Spread.Of([.. rounds.Select(round => 100 * round.Part / round.Whole)]);

    private static async Task<double> Time(Func<Task> act)
    {
        // What was measured before must not be collected in this time.
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
