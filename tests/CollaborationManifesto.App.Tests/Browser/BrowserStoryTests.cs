using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>The whole journey in a real browser without JavaScript.</summary>
public sealed class BrowserStoryTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task From_the_form_through_the_mail_to_the_published_board()
    {
        var page = await chromium.NewPage(javaScript: false);
        await using var app = await ManifestoApp.Start(azurite);
        const string title = "We never agreed what would make us stop";

        await page.Opens(app, "/contribute/");
        await page.FillsBarrier(title);
        await page.Presses("Continue");
        await page.Presses("Send it to the curators");
        await page.Sees("We have your contribution");
        await Assertions.Expect(page.Locator(".cm-panel__reference")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9A-Z]{4}-[0-9A-Z]{4}$"));

        await app.Curators.Mail("ben@example.org", title);
        await page.GotoAsync($"{app.Site}inbox");
        await page.Locator(".cm-inbox__item", new() { HasText = "ben@example.org" }).GetByRole(AriaRole.Link).ClickAsync();
        await page.FrameLocator("iframe").GetByRole(AriaRole.Link, new() { Name = "Approve, edit or decline" }).ClickAsync();
        await page.GetByLabel("Approve", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send your decision" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It will be on the site within a few minutes.")).ToBeVisibleAsync();

        await app.Published("/manifesto.json", title);
        await page.GotoAsync($"{app.Site}board/");
        await Assertions.Expect(page.GetByText(title)).ToBeVisibleAsync();
        await page.GotoAsync($"{app.Site}manifesto.json");
        using var manifesto = JsonDocument.Parse(await page.InnerTextAsync("pre"));
        Assert.Equal(title, manifesto.RootElement.GetProperty("barriers")[0].GetProperty("title").GetString());
    }
}
