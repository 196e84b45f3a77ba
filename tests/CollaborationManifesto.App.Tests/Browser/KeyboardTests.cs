using CollaborationManifesto.App.Tests.Running;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>From the home page to the receipt by keyboard, with visible focus at every stop.</summary>
public sealed class KeyboardTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_focus_is_seen_at_every_stop_from_the_home_page_to_the_receipt(bool javaScript)
    {
        var page = await chromium.NewPage(javaScript);
        await using var app = await ManifestoApp.Start(azurite);
        await page.Opens(app, "/");

        await TabTo(page, ".cm-button", "Enter");
        await page.Sees("Add what you know");
        await TabTo(page, "#kind", "Space");
        await TabTo(page, "#title");
        await page.Keyboard.TypeAsync("Typed without a mouse");
        await TabTo(page, "summary", "Enter");
        await TabTo(page, "#category", "ArrowDown");
        await TabTo(page, "#attribution", "Space");
        await TabTo(page, "#licence", "Space");
        await TabTo(page, "button", "Enter");
        await page.Sees("Check what you wrote before you send it");
        await TabTo(page, "button:not([name])", "Enter");
        await page.Sees("We have your contribution");
        await TabTo(page, "#wish");
    }

    private static async Task TabTo(IPage page, string target, string? key = null)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            await AssertFocusIsSeen(page);
            if (!await page.Locator($"main :is({target}):focus").IsVisibleAsync())
                continue;
            if (key is not null)
                await page.Keyboard.PressAsync(key);
            return;
        }

        Assert.Fail($"The Tab key does not lead to {target}.");
    }

    /// <summary>The focus is an outline or a shadow. Radio buttons and checkboxes show it on their label.</summary>
    private static async Task AssertFocusIsSeen(IPage page)
    {
        var unseen = await page.EvaluateAsync<string?>("""
            () => {
              const focused = document.activeElement;
              const drawn = ['radio', 'checkbox'].includes(focused.type)
                ? getComputedStyle(focused.labels[0], '::before')
                : getComputedStyle(focused);
              const outlined = drawn.outlineStyle !== 'none' && parseFloat(drawn.outlineWidth) >= 2 && !/, 0\)$|transparent/.test(drawn.outlineColor);
              return outlined || drawn.boxShadow !== 'none' ? null : focused.outerHTML;
            }
            """);
        Assert.Null(unseen);
    }
}
