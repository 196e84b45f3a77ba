namespace CollaborationManifesto.Core.Tests;

/// <summary>MANIFESTO_CASES=100000 tries more cases of a property than a test run has time for, and 200 few enough to run once for each mutant.</summary>
internal static class Cases
{
    public static int Of(int usual) => int.TryParse(Environment.GetEnvironmentVariable("MANIFESTO_CASES"), out var asked) ? asked : usual;
}
