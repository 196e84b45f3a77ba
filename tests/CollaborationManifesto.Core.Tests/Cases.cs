namespace CollaborationManifesto.Core.Tests;

/// <summary>
/// MANIFESTO_CASES=100000 tests more cases of a property than a normal run. With 200, a run for each mutant is fast enough.
/// </summary>
internal static class Cases
{
    public static int Of(int usual) => int.TryParse(Environment.GetEnvironmentVariable("MANIFESTO_CASES"), out var asked) ? asked : usual;
}
