using CollaborationManifesto.App.Tests.Running;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>Nothing is stored on a device unless the person asks for it.</summary>
public sealed class DraftTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const string Switch = "Keep what I type on this device until I send it";

    [Fact]
    public async Task Without_the_switch_nothing_is_kept()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await Opened(app);
        await Assertions.Expect(page.GetByLabel(Switch)).Not.ToBeCheckedAsync();

        await page.FillsBarrier("Not to be kept");

        Assert.Equal("", await Stored(page));
        page = await Reopened(page, app);
        Assert.Equal("", await page.Value("title"));
    }

    [Fact]
    public async Task A_draft_keeps_the_form_without_private_fields()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await Opened(app);
        await page.GetByLabel(Switch).CheckAsync();
        await page.FillsBarrier("To be kept", "Two\n\nparagraphs");
        await page.GetByLabel("Is it about a barrier").FillAsync("7K3M-9QXP");
        foreach (var field in new[] { "name", "organisation", "email" })
            await page.Locator($"#{field}").FillAsync("canary");
        Assert.DoesNotContain("canary", await Stored(page), StringComparison.Ordinal);

        page = await Reopened(page, app);

        await Assertions.Expect(page.GetByLabel(Switch)).ToBeCheckedAsync();
        Assert.Equal("To be kept", await page.Value("title"));
        Assert.Equal("Two\n\nparagraphs", await page.Value("text"));
        Assert.Equal("7K3M-9QXP", await page.Value("barrier"));
        foreach (var field in new[] { "name", "organisation", "email" })
            Assert.Equal("", await page.Value(field));
        await Assertions.Expect(page.GetByLabel("Decision Making")).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByLabel("I wrote this")).Not.ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#title ~ .cm-count")).ToHaveTextAsync("You have 110 characters remaining");
    }

    [Fact]
    public async Task Switching_it_off_deletes_it()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await Opened(app);
        await page.GetByLabel(Switch).CheckAsync();
        await page.FillsBarrier("To be deleted");
        Assert.Contains("To be deleted", await Stored(page), StringComparison.Ordinal);

        await page.GetByLabel(Switch).UncheckAsync();

        Assert.Equal("", await Stored(page));
    }

    [Fact]
    public async Task Sending_deletes_it_and_looking_back_does_not_keep_it_again()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await Opened(app);
        await page.GetByLabel(Switch).CheckAsync();
        await page.FillsBarrier("On its way");
        await page.Presses("Continue");
        await page.Sees("Check what you wrote before you send it");

        await page.GoBackAsync();

        Assert.Equal("On its way", await page.Value("title"));
        Assert.Equal("", await Stored(page));
    }

    [Fact]
    public async Task Drafts_are_not_offered_without_JavaScript()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await chromium.NewPage(javaScript: false);
        await page.Opens(app, "/contribute/");

        await Assertions.Expect(page.GetByLabel(Switch)).ToBeHiddenAsync();
    }

    private async Task<IPage> Opened(ManifestoApp app)
    {
        var page = await chromium.NewPage();
        await page.Opens(app, "/contribute/");
        return page;
    }

    /// <summary>The same browser after closing its window.</summary>
    private static async Task<IPage> Reopened(IPage page, ManifestoApp app)
    {
        var next = await page.Context.NewPageAsync();
        await page.CloseAsync();
        await next.Opens(app, "/contribute/");
        return next;
    }

    private static Task<string> Stored(IPage page) =>
        page.EvaluateAsync<string>("Object.values(localStorage).concat(Object.values(sessionStorage), document.cookie).join('')");
}
