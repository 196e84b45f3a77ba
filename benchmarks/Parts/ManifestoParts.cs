using BenchmarkDotNet.Attributes;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Benchmarks.Parts;

public class ManifestoParts
{
    private readonly ManifestoSettings _settings = new();
    private List<PublishedRow> _rows = [];

    [GlobalSetup]
    public async Task Read()
    {
        await using var bench = new Bench(items: 10_000, Bench.InMemory);
        _rows = await bench.Get<Projection>().PublishedRowsAsync(CancellationToken.None).ToListAsync();
    }

    [Benchmark]
    public object Build_the_manifesto_of_10_000() => ManifestoBuilder.Build(_rows, _settings);
}
