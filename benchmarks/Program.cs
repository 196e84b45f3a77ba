using System.Globalization;
using CollaborationManifesto.Benchmarks;
using CollaborationManifesto.Benchmarks.Load;
using CollaborationManifesto.Benchmarks.Parts;

return args switch
{
    ["desk"] => await DeskBenchmark.Run(),
    ["wall"] => await WallBenchmark.Run(),
    ["signing"] => await SigningBenchmark.Run(),
    ["workshop"] => await WorkshopBenchmark.Run(minutes: 10),
    ["workshop", var minutes] => await WorkshopBenchmark.Run(double.Parse(minutes, CultureInfo.InvariantCulture)),
    ["alike"] => AlikeBenchmark.Run(),
    ["suggestions"] => SuggestionsBenchmark.Run(),
    ["parts"] => PartsBenchmark.Run(),
    [StartedApp.Product or StartedApp.Bare, .. var settings] => await StartedApp.Run(args[0], settings),
    [MemoryLoad.Publish, var items] => await MemoryLoad.Run(int.Parse(items, CultureInfo.InvariantCulture)),
    ["load", .. var only] => await LoadBenchmark.Run(only),
    ["import"] => await ImportBenchmark.Run(cards: 20_000, isDryRun: false),
    ["import-dry-run"] => await ImportBenchmark.Run(cards: 20_000, isDryRun: true),
    ["import-notes"] => await ImportBenchmark.RunNotes(rows: 20_000),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project benchmarks -- load | parts | alike | suggestions | desk | signing | workshop [minutes] | wall | import | import-dry-run | import-notes");
    return 1;
}
