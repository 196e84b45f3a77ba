using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>axe (https://github.com/dequelabs/axe-core), best practices included.</summary>
internal static class Axe
{
    /// <param name="page">The page in its current state.</param>
    /// <param name="what">The name to report if something is found.</param>
    /// <param name="without">Rules to skip.</param>
    public static async Task HasNothingForAxe(this IPage page, string what, params IEnumerable<string> without)
    {
        // axe waits for ever for the inbox's frame, which may not run scripts. Emails are checked separately.
        var options = new AxeRunOptions { Iframes = false, Rules = without.ToDictionary(rule => rule, _ => new RuleOptions { Enabled = false }) };
        var found = (await page.RunAxe(options)).Violations;
        var told = found.Select(violation => $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Select(node => node.Html))}");
        Assert.True(found.Length == 0, $"{what}:\n{string.Join('\n', told)}");
    }
}
