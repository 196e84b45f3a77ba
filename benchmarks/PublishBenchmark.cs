using System.Diagnostics;
using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CollaborationManifesto.LocalHost.Azurite;
using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.Benchmarks;

/// <summary>What publishing costs, as ratios within one run: seconds of one machine say little about another.</summary>
internal static class PublishBenchmark
{
    private const int Items = 10_000;
    private const int AtOnce = 16;

    public static async Task<int> Run()
    {
        await Warm();
        await OnStorage();
        return 0;
    }

    /// <summary>In a process of its own: what storage and its client leave in memory is not what is measured.</summary>
    public static async Task<int> RunInMemory()
    {
        await Warm();
        await InMemory();
        return 0;
    }

    private static async Task Warm()
    {
        await using var bench = new Bench(500, Bench.InMemory);
        await bench.Publish();
    }

    private static async Task OnStorage()
    {
        var data = Directory.CreateTempSubdirectory("manifesto-benchmark-");
        await using (var azurite = await AzuriteServer.StartOrReuse(data, TextWriter.Null, CancellationToken.None))
        {
            var uploads = new Uploads();
            await using var bench = new Bench(Items, () => Blobs(azurite, uploads));
            await bench.Site("site").CreateAsync();
            await bench.Site("publishing").CreateAsync();

            // The emulator is slower at first, which is not what is measured.
            await Upload(await Rendered(bench), bench.Site("warm"));
            uploads.Forget();
            var whole = await Time(bench.Publish);
            Say($"{Items:N0} items, whole publish: {whole.TotalSeconds:N1} s, {uploads.Files / 1e6:N1} MB of files");
            await Bare(bench, whole);
            await OneChange(bench, uploads, whole);
        }

        data.Delete(recursive: true);
    }

    /// <summary>The same files, rendered before, uploaded by the SDK with as many requests at once.</summary>
    private static async Task Bare(Bench bench, TimeSpan whole)
    {
        var files = await Rendered(bench);
        var bare = await Time(() => Upload(files, bench.Site("bare")));
        Say($"the same {files.Count:N0} files by the bare SDK: {bare.TotalSeconds:N1} s; the whole publish takes {whole / bare:N2} times as long (goal: at most 1.3)");
    }

    private static async Task<IReadOnlyList<SiteFile>> Rendered(Bench bench)
    {
        var files = new List<SiteFile>();
        foreach (var planned in await bench.Plan())
            files.Add(await planned.Render());
        return files;
    }

    private static async Task Upload(IReadOnlyList<SiteFile> files, BlobContainerClient container)
    {
        await container.CreateAsync();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (file, cancellation) =>
            await container.GetBlobClient(file.Path).UploadAsync(
                BinaryData.FromBytes(file.Content),
                new BlobUploadOptions { HttpHeaders = new() { ContentType = file.ContentType, CacheControl = file.CacheControl } },
                cancellation));
    }

    private static async Task OneChange(Bench bench, Uploads uploads, TimeSpan whole)
    {
        bench.Table.Edits++;
        uploads.Forget();
        var one = await Time(bench.Publish);
        Say($"one change: {one.TotalSeconds:N1} s, {one / whole:P1} of the whole publish (goal: at most 10%)");
        Say($"  {uploads.Files / 1e6:N1} MB of changed files, and {uploads.Own:N0} bytes more, {(double)uploads.Own / uploads.Files:P3} (goal: at most 2%)");
        var idle = await Time(bench.Publish);
        Say($"nothing changed: {idle.TotalMilliseconds:N1} ms");
    }

    private static async Task InMemory()
    {
        var small = await Measured(Items);
        var large = await Measured(10 * Items);
        Say($"{10 * Items:N0} items in memory: {large.Time / small.Time:N1} times as long as {Items:N0}, {(double)large.Memory / small.Memory:N1} times the memory (goal: at most 11)");
    }

    private static async Task<(TimeSpan Time, long Memory)> Measured(int items)
    {
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var bench = new Bench(items, Bench.InMemory);
        using var peak = new PeakMemory();
        var time = await Time(bench.Publish);
        var memory = await peak.Stop();
        Say($"{items:N0} items in memory: {time.TotalSeconds:N1} s, {memory / 1e6:N0} MB resident at the peak, {(memory - before) / 1e6:N0} MB more than before");
        return (time, memory);
    }

    private static BlobServiceClient Blobs(AzuriteServer azurite, Uploads uploads)
    {
        var options = new BlobClientOptions();
        options.AddPolicy(uploads, Azure.Core.HttpPipelinePosition.PerCall);
        return new(azurite.ConnectionString, options);
    }

    private static async Task<TimeSpan> Time(Func<Task> act)
    {
        var started = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(started);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
