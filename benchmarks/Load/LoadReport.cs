using System.Text.Encodings.Web;
using System.Text.Json;
using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>Writes the results as JSON and as a chart for docs/performance.md.</summary>
internal static class LoadReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task Write(IReadOnlyList<Comparison> found)
    {
        var docs = Path.Combine(Repository.Root, "docs");
        var report = new { measuredAt = TimeProvider.System.GetUtcNow(), cores = Environment.ProcessorCount, results = found };
        await File.WriteAllTextAsync(Path.Combine(docs, "load.json"), JsonSerializer.Serialize(report, Json) + "\n");
        await File.WriteAllTextAsync(Path.Combine(docs, "images", "load.svg"), LoadChart.Of(found) + "\n");
    }
}
