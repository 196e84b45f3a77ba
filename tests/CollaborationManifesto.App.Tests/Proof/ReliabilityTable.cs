using System.Collections.Concurrent;

[assembly: AssemblyFixture(typeof(CollaborationManifesto.App.Tests.Proof.ReliabilityTable))]

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>
/// The table of docs/reliability.md. Each test that passes adds its row of figures, and the end of the run prints them. A failed test has
/// no row.
/// </summary>
public sealed class ReliabilityTable : IDisposable
{
    /// <summary>Tests with this trait make the table: <c>-trait "Proof=reliability"</c>.</summary>
    public const string Trait = "Proof";

    public const string Value = "reliability";

    private readonly ConcurrentQueue<string> _rows = new();

    /// <summary>The long sizes take an hour and give the document's figures. The short ones run with all tests.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("MANIFESTO_PROOF") == "long";

    public static int Size(int inShort, int inLong) => IsLong ? inLong : inShort;

    public void Passed(string test, string size, string figures) => _rows.Enqueue($"| {test} | {size} | {figures} |");

    public void Dispose()
    {
        if (_rows.IsEmpty)
            return;
        Console.WriteLine("\n| test | size | measured |\n|---|---|---|");
        foreach (var row in _rows.Order(StringComparer.Ordinal))
            Console.WriteLine(row);
    }
}
