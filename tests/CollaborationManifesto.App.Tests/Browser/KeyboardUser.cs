using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>Someone without a mouse, who reaches everything by the Tab key and its name on the page.</summary>
internal static class KeyboardUser
{
    /// <summary>More stops than a desk page with fifty contributions has.</summary>
    private const int Stops = 250;

    private const string Focused = """
        () => {
          const at = document.activeElement;
          return (at.labels?.[0] ?? at).textContent.replace(/\s+/g, ' ').trim();
        }
        """;

    public static async Task TabsTo(this IPage page, string name)
    {
        var met = new List<string>();
        while (met.Count < Stops)
        {
            await page.Keyboard.PressAsync("Tab");
            met.Add(await page.EvaluateAsync<string>(Focused));
            if (met[^1] == name)
                return;
        }

        Assert.Fail($"The Tab key does not lead to “{name}”, but to {string.Join(", ", met.Where(stop => stop.Length < 200).Distinct())}.");
    }

    public static async Task PressesEnterOn(this IPage page, string name)
    {
        await page.TabsTo(name);
        await page.Keyboard.PressAsync("Enter");
    }

    public static async Task TabsToAndTicks(this IPage page, string name)
    {
        await page.TabsTo(name);
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByLabel(name, new() { Exact = true })).ToBeCheckedAsync();
    }

    /// <summary>Reaches a group of radio buttons by Tab and moves in it by arrow keys.</summary>
    public static async Task TabsToAndChooses(this IPage page, string first, string name)
    {
        await page.TabsTo(first);
        await page.Keyboard.PressAsync("Space");
        for (var stops = 0; stops < Stops && await page.EvaluateAsync<string>(Focused) != name; stops++)
            await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByLabel(name, new() { Exact = true })).ToBeCheckedAsync();
    }

    /// <summary>Selects an option by typing its first letters.</summary>
    public static async Task TabsToAndPicks(this IPage page, string list, string option)
    {
        await page.TabsTo(list);
        await page.Keyboard.TypeAsync(option);
        await Assertions.Expect(page.GetByLabel(list, new() { Exact = true }).Locator("option:checked")).ToHaveTextAsync(option);
    }
}
