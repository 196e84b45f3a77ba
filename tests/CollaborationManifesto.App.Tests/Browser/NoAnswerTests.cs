using CollaborationManifesto.App.Tests.Running;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>If the functions do not answer or are unavailable, going back shows what was typed, as the form promises.</summary>
public sealed class NoAnswerTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const string Help = "If no page follows, or one that says we cannot answer, go back in your browser: what you wrote is still here.";

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Typed_text_survives_an_outage(bool javaScript, bool answers503)
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await chromium.NewPage(javaScript: javaScript);
        await page.Opens(app, "/contribute/");
        await Assertions.Expect(page.GetByText(Help)).ToBeVisibleAsync();
        await page.FillsBarrier("Not to be lost", "Two\n\nparagraphs");
        await page.RouteAsync("**/api/contributions/check", route => answers503
            ? route.FulfillAsync(new() { Status = 503, ContentType = "text/html", Body = "<h1>We cannot answer at the moment</h1>" })
            : route.AbortAsync("connectionrefused"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Eventually.True(() => !page.Url.EndsWith("/contribute/", StringComparison.Ordinal), "the page that follows");
        // Chromium's own page of an error is another process: the form's process hands over what was typed after that page has begun.
        await Eventually.True(async () => await page.EvaluateAsync<string>("document.readyState") == "complete", "all of that page");
        await Assertions.Expect(page.Locator("body")).ToBeVisibleAsync();

        await page.UnrouteAllAsync();
        await page.GoBackAsync();

        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("Not to be lost");
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("Two\n\nparagraphs");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check what you wrote before you send it" })).ToBeVisibleAsync();
    }
}
