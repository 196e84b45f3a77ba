using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>A curator on the review page in a real browser.</summary>
internal static class CuratorAtPage
{
    public static async Task Decides(this IPage page, string decision, string reason = "")
    {
        await page.GetByLabel(decision, new() { Exact = true }).CheckAsync();
        if (reason.Length > 0)
            await page.Locator("#reason").FillAsync(reason);
        await page.Presses("Send your decision");
    }

    /// <summary>Chooses or ticks the field with this label by keyboard.</summary>
    public static async Task PressesSpaceOn(this IPage page, string label)
    {
        await page.GetByLabel(label, new() { Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByLabel(label, new() { Exact = true })).ToBeCheckedAsync();
    }
}
