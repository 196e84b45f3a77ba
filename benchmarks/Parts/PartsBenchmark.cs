using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace CollaborationManifesto.Benchmarks.Parts;

/// <summary>Each part that does not call storage, on its own.</summary>
internal static class PartsBenchmark
{
    public static int Run()
    {
        var config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(60))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "manifesto-parts"));
        return BenchmarkRunner.Run([typeof(IntakeParts), typeof(SearchParts), typeof(ManifestoParts), typeof(PageParts)], config).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
    }
}
