using Azure.Data.Tables;
using Azure.Storage.Queues;
using CollaborationManifesto.LocalHost.Azurite;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>What the product adds to its storage calls, as ratios within one run.</summary>
internal static class LoadBenchmark
{
    private static readonly string[] Names = ["submit", "allocate", "decide", "drain", "start", "publish", "publish-memory", "render"];

    /// <param name="only">Some of <see cref="Names"/>. If empty, all run and the documents' figures are updated.</param>
    public static async Task<int> Run(string[] only)
    {
        if (only.Except(Names).Any())
        {
            await Console.Error.WriteLineAsync($"load [{string.Join(" | ", Names)}]");
            return 1;
        }

        var data = Directory.CreateTempSubdirectory("manifesto-benchmark-");
        var found = new List<Comparison>();
        await using (var azurite = await AzuriteServer.StartOrReuseAsync(data, TextWriter.Null, CancellationToken.None))
        {
            foreach (var name in Names.Where(name => only.Length == 0 || only.Contains(name)))
            {
                foreach (var comparison in await Measure(name, azurite.ConnectionString))
                {
                    Console.WriteLine(comparison.Line());
                    found.Add(comparison);
                }
            }
        }

        data.Delete(recursive: true);
        if (only.Length == 0)
            await LoadReport.Write(found);
        return 0;
    }

    private static Task<IReadOnlyList<Comparison>> Measure(string name, string connection) => name switch
    {
        "publish" => new PublishLoad(connection).Measure(),
        "publish-memory" => MemoryLoad.Measure(),
        "render" => RenderLoad.Measure(),
        "drain" => new DrainLoad(connection).Measure(),
        "submit" => WithBoth(connection, (product, _, http) => new SubmissionLoad(product, http).Measure()),
        "allocate" => WithBoth(connection, async (product, _, http) => [await new SubmissionLoad(product, http).Allocations()]),
        "decide" => WithBoth(connection, async (product, floor, http) => [await new DecisionLoad(product, floor, http).Measure()]),
        _ => WithBoth(connection, async (product, _, http) => [await new StartLoad(connection, product, http).Measure()]),
    };

    private static async Task<IReadOnlyList<Comparison>> WithBoth(string connection, Func<Product, Floor, HttpClient, Task<IReadOnlyList<Comparison>>> measure)
    {
        await using var product = await Product.Start(connection, Product.Own);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        var load = new SubmissionLoad(product, http);
        await load.Send(load.Form());
        var row = await product.Get<TableServiceClient>().GetTableClient(product.Names.ContributionsTable).QueryAsync<TableEntity>().FirstAsync();
        var message = (await product.Get<QueueServiceClient>().GetQueueClient(product.Names.ContributionsQueue).PeekMessagesAsync(1)).Value[0].Body.ToString();
        await using var floor = await Floor.Start(connection, product.Names, row, message);
        return await measure(product, floor, http);
    }
}
