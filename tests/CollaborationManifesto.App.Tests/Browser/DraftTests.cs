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
        await page.GetByText("Is it about something on this site?").ClickAsync();
        await page.GetByLabel("Is it about a barrier").FillAsync("7K3M-9QXP");
        await page.GetByLabel("With my name").CheckAsync();
        foreach (var field in new[] { "name", "organisation", "email" })
            await page.Locator($"#{field}").FillAsync("canary");
        Assert.DoesNotContain("canary", await Stored(page), StringComparison.Ordinal);

        page = await Reopened(page, app);

        await Assertions.Expect(page.GetByLabel(Switch)).ToBeCheckedAsync();
        Assert.Equal("To be kept", await page.Value("title"));
        Assert.Equal("Two\n\nparagraphs", await page.Value("text"));
        Assert.Equal("7K3M-9QXP", await page.Value("barrier"));
        await Assertions.Expect(page.Locator("#barrier")).ToBeVisibleAsync();
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

    [Theory]
    [InlineData("the check page")]
    [InlineData("the receipt")]
    [InlineData("offline")]
    [InlineData("422")]
    [InlineData("429")]
    [InlineData("503")]
    public async Task Whatever_follows_the_form_asks_next_time_whether_it_arrived(string end)
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await Opened(app);
        await page.GetByLabel(Switch).CheckAsync();
        await page.FillsBarrier("On its way", end == "422" ? new string('x', 5_001) : "Text");
        await page.GetByLabel("With my name").CheckAsync();
        await page.Locator("#name").FillAsync("canary");
        await SendTo(page, end);

        page = await Reopened(page, app);

        await Assertions.Expect(page.Locator("#arrived")).ToContainTextAsync("On its way");
        Assert.Equal("", await page.Value("title"));
        Assert.DoesNotContain("canary", await Stored(page), StringComparison.Ordinal);
        await page.Presses("Go on writing");
        await Assertions.Expect(page.Locator("#title")).ToBeFocusedAsync();
        Assert.Equal("On its way", await page.Value("title"));
        await Assertions.Expect(page.Locator("#arrived")).ToBeHiddenAsync();
        // It is a draft again, and nothing is asked.
        page = await Reopened(page, app);
        await Assertions.Expect(page.Locator("#arrived")).ToBeHiddenAsync();
        Assert.Equal("On its way", await page.Value("title"));
    }

    [Fact]
    public async Task What_arrived_is_removed()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await Sent(app);

        await page.Presses("It arrived: remove it");

        await Assertions.Expect(page.Locator("#arrived")).ToBeHiddenAsync();
        Assert.Equal("", await Stored(page));
    }

    [Fact]
    public async Task A_day_after_it_was_sent_it_is_gone()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await Sent(app);
        await page.EvaluateAsync("""
            for (const key of Object.keys(localStorage)) {
              const draft = JSON.parse(localStorage.getItem(key));
              localStorage.setItem(key, JSON.stringify({ ...draft, sentAt: draft.sentAt - 24 * 60 * 60 * 1000 - 1 }));
            }
            """);

        page = await Reopened(page, app);

        await Assertions.Expect(page.Locator("#arrived")).ToBeHiddenAsync();
        Assert.Equal(("", ""), (await page.Value("title"), await Stored(page)));
    }

    [Fact]
    public async Task What_the_version_before_kept_is_still_there()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await Opened(app);
        await page.EvaluateAsync("localStorage.setItem('draft of /contribute/', JSON.stringify([['title', 'From before'], ['barrier', '']]))");

        page = await Reopened(page, app);

        Assert.Equal("From before", await page.Value("title"));
    }

    [Fact]
    public async Task Drafts_are_not_offered_without_JavaScript()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await chromium.NewPage(javaScript: false);
        await page.Opens(app, "/contribute/");

        await Assertions.Expect(page.GetByLabel(Switch)).ToBeHiddenAsync();
    }

    private static async Task SendTo(IPage page, string end)
    {
        if (end == "offline")
            await page.Context.SetOfflineAsync(true);
        else if (int.TryParse(end, out var status) && status > 422)
            await page.RouteAsync("**/contributions/check*", route => route.FulfillAsync(new() { Status = status, Body = "Not now" }));
        await page.Presses("Continue");
        if (end == "422")
            await page.SeesErrors();
        else if (end.StartsWith("the", StringComparison.Ordinal))
            await page.Sees("Check what you wrote before you send it");
        else
            await Assertions.Expect(page.Locator("#title")).ToHaveCountAsync(0);
        if (end == "the receipt")
        {
            await page.Presses("Send it to the curators");
            await page.Sees("We have your contribution");
        }

        await page.Context.SetOfflineAsync(false);
    }

    /// <summary>The form, opened again after something was sent.</summary>
    private async Task<IPage> Sent(ManifestoApp app)
    {
        var page = await Opened(app);
        await page.GetByLabel(Switch).CheckAsync();
        await page.FillsBarrier("On its way");
        await SendTo(page, "the check page");
        page = await Reopened(page, app);
        await Assertions.Expect(page.Locator("#arrived")).ToBeVisibleAsync();
        return page;
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
