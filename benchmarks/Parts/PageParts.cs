using BenchmarkDotNet.Attributes;
using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.Benchmarks.Parts;

/// <summary>Renders one page of each kind, for a site with a thousand items.</summary>
public class PageParts
{
    private readonly Bench _bench = new(items: 1_000, Bench.InMemory);
    private PlannedFile? _page;

    [ParamsSource(nameof(Pages))]
    public string Page { get; set; } = "";

    public IEnumerable<string> Pages => Plan().Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)).Select(file => file.Path).DistinctBy(Kind);

    [GlobalSetup]
    public void Choose() => _page = Plan().First(file => file.Path == Page);

    [Benchmark]
    public async Task<object> Render() => await _page!.Render();

    private IReadOnlyList<PlannedFile> Plan() => _bench.Plan().GetAwaiter().GetResult();

    /// <summary>Pages of one folder differ only by name. Contribution forms are one level below.</summary>
    private static string Kind(string path) => $"{path.Split('/')[0]} {path.Count(letter => letter == '/')} {path.EndsWith("contribute/index.html", StringComparison.Ordinal)}";
}
