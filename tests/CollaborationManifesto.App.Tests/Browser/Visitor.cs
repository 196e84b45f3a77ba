using CollaborationManifesto.App.Tests.Running;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>Someone who fills in the form in a real browser.</summary>
internal static class Visitor
{
    public static Task Opens(this IPage page, ManifestoApp app, string path) => page.GotoAsync(new Uri(app.Site, path).ToString());

    /// <summary>Fills the open form with a complete barrier.</summary>
    public static async Task FillsBarrier(this IPage page, string title, string text = "")
    {
        await page.GetByLabel("A barrier", new() { Exact = true }).CheckAsync();
        await page.FillsRest(title, text);
    }

    /// <summary>Fills what a principle's form asks for.</summary>
    public static async Task FillsRest(this IPage page, string title, string text)
    {
        await page.GetByLabel("Decision Making").CheckAsync();
        await page.Locator("#title").FillAsync(title);
        await page.Locator("#text").FillAsync(text);
        await page.GetByLabel("Anonymously").CheckAsync();
        await page.GetByLabel("I wrote this").CheckAsync();
    }

    public static Task Presses(this IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public static Task Follows(this IPage page, string link) => page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();

    public static Task Sees(this IPage page, string heading) => Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(heading);

    public static Task SeesError(this IPage page, string message) =>
        Assertions.Expect(page.Locator(".govuk-error-summary__list li")).ToHaveTextAsync(message);

    public static Task SeesErrors(this IPage page) => Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();

    public static Task<string> Value(this IPage page, string id) => page.Locator($"#{id}").InputValueAsync();

    public static async Task<string> Reference(this IPage page) => await page.Locator(".cm-panel__reference").InnerTextAsync();

    /// <summary>Asks again and again, because Playwright's own wait can miss the event that it waits for.</summary>
    public static Task IsLoaded(this IPage page) => Eventually.True(
        async () =>
        {
            try
            {
                return await page.EvaluateAsync<string>("document.readyState") == "complete";
            }
            catch (PlaywrightException)
            {
                // The page that was asked has just given way to the next one.
                return false;
            }
        },
        "the page to be loaded");

    /// <summary>Nothing scrolls sideways in the narrowest window that WCAG requires.</summary>
    public static async Task AssertFits(this IPage page, string what)
    {
        // A click returns when the next page starts to load, perhaps before its stylesheet arrives.
        await page.IsLoaded();
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(width <= 320, $"{what} is {width} pixels wide.");
    }
}
