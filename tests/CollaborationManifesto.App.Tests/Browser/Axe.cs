using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>axe (https://github.com/dequelabs/axe-core): every rule of levels A and AA and of good practice, those that are off by default included.</summary>
internal static class Axe
{
    private static readonly string[] Required = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice", "experimental"];

    private static readonly string[] BeyondRequired = ["wcag2aaa", "wcag21aaa", "wcag22aaa"];

    /// <summary>What a narrower window can break. Colours, names and structure stay the same.</summary>
    private static readonly string[] OfLayout = ["target-size", "scrollable-region-focusable", "css-orientation-lock"];

    private static readonly string[] Violations = ["violations"];

    // Its own wrapper for Playwright opens a page for each run, and carries every passed check back.
    private const string Run =
        """
        async options => JSON.stringify((await axe.run(document, options)).violations.map(
          violation => ({ ...violation, nodes: violation.nodes.map(node => node.html) })))
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <param name="page">The page in its current state.</param>
    /// <param name="what">The name to report if something is found.</param>
    /// <param name="without">Rules to skip.</param>
    /// <returns>The rules of level AAA that the page breaks, which is no failure.</returns>
    public static async Task<IReadOnlyList<string>> HasNothingForAxe(this IPage page, string what, params IEnumerable<string> without)
    {
        var found = await FindAsync(page, new { type = "tag", values = Required.Concat(BeyondRequired) }, without);
        AssertNone(what, found.Where(one => !one.IsBeyondRequired));
        return [.. found.Where(one => one.IsBeyondRequired).Select(one => one.Id)];
    }

    /// <summary>Only the rules that can differ between two widths of a page that was checked before.</summary>
    public static async Task HasNothingForAxeInLayout(this IPage page, string what) =>
        AssertNone(what, await FindAsync(page, new { type = "rule", values = OfLayout.AsEnumerable() }, []));

    private static async Task<IReadOnlyList<Violation>> FindAsync(IPage page, object runOnly, IEnumerable<string> without)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script);
        // axe waits for ever for the inbox's frame, which may not run scripts. Emails are checked separately.
        var found = await page.EvaluateAsync<string>(
            Run, new { iframes = false, resultTypes = Violations, runOnly, rules = without.ToDictionary(rule => rule, _ => new { enabled = false }) });
        return JsonSerializer.Deserialize<List<Violation>>(found, JsonSerializerOptions.Web)!;
    }

    private static void AssertNone(string what, IEnumerable<Violation> found) =>
        Assert.True(!found.Any(), $"{what}:\n{string.Join('\n', found.Select(one => $"{one.Id}: {one.Help}\n  {string.Join("\n  ", one.Nodes)}"))}");

    private sealed record Violation(string Id, string Help, IReadOnlyList<string> Tags, IReadOnlyList<string> Nodes)
    {
        public bool IsBeyondRequired => Tags.Intersect(BeyondRequired).Any();
    }
}
