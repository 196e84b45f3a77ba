using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>A curator at the review page in a real browser.</summary>
internal static class CuratorAtPage
{
    public static async Task Decides(this IPage page, string decision, string reason = "")
    {
        await page.GetByLabel(decision, new() { Exact = true }).CheckAsync();
        await page.Locator("#reason").FillAsync(reason);
        await page.Presses("Send your decision");
    }
}
