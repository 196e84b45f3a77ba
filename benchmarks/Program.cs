using CollaborationManifesto.Benchmarks;

return args switch
{
    ["desk"] => await DeskBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project benchmarks -- desk");
    return 1;
}
