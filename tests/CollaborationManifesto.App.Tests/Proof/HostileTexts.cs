using System.Text.Json;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Texts that do harm where they are not escaped. Each contains "hostile" (hostile.txt).</summary>
internal static class HostileTexts
{
    public static readonly IReadOnlyList<string> Collected =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "hostile.txt")).Where(line => line.StartsWith('"')).Select(line => JsonSerializer.Deserialize<string>(line)!),
    ];

    /// <summary>The collection, then pairs of its texts up to the count.</summary>
    public static IReadOnlyList<string> Some(int count) =>
        [.. Collected.Concat(from step in Enumerable.Range(1, Collected.Count - 1) from first in Enumerable.Range(0, Collected.Count) select Pair(first, step)).Take(count)];

    private static string Pair(int first, int step) => $"{Collected[first]} {Collected[(first + step) % Collected.Count]}";
}
