using CollaborationManifesto.Benchmarks;

return args switch
{
    ["desk"] => await DeskBenchmark.Run(),
    ["publish"] => await PublishBenchmark.Run(),
    ["publish-memory"] => await PublishBenchmark.RunInMemory(),
    ["render"] => await RenderBenchmark.Run(),
    ["import"] => await ImportBenchmark.Run(cards: 20_000, isDryRun: false),
    ["import-dry-run"] => await ImportBenchmark.Run(cards: 80_000, isDryRun: true),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project benchmarks -- desk | publish | publish-memory | render | import | import-dry-run");
    return 1;
}
