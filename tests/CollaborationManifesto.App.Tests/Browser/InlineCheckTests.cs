using CollaborationManifesto.App.Tests.Running;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>Leaving a field shows the same error as the server does.</summary>
public sealed class InlineCheckTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    public static TheoryData<string, string> Faults => new()
    {
        { "title", "" },
        { "title", new('x', 121) },
        { "text", new('x', 5_001) },
        { "email", "not an address" },
        { "email", "name@example" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Leaving_a_wrong_field_shows_the_very_markup_of_the_server(string field, string typed)
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await chromium.NewPage();
        await page.Opens(app, "/contribute/");
        await page.FillsBarrier("A title");
        await page.Locator($"#{field}").FillAsync(typed);
        await Assertions.Expect(page.Locator(".govuk-error-message")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator($"#{field}-error")).ToBeVisibleAsync();
        var shown = await Group(page, field);

        await page.Presses("Continue");

        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        Assert.Equal(await Group(page, field), shown);
    }

    [Fact]
    public async Task A_corrected_field_loses_its_error_at_once()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await chromium.NewPage();
        await page.Opens(app, "/contribute/");
        var before = await Group(page, "title");
        await page.Locator("#title").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#title-error")).ToHaveTextAsync("Error: Enter a title");

        await page.Locator("#title").PressAsync("x");

        await Assertions.Expect(page.Locator("#title-error")).ToHaveCountAsync(0);
        Assert.Equal(before, await Group(page, "title"));
    }

    [Fact]
    public async Task An_error_that_only_the_server_knows_of_stays_until_the_text_changes()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await chromium.NewPage();
        await page.Opens(app, "/contribute/");
        await page.FillsBarrier("A title");
        await page.GetByLabel("Guidance", new() { Exact = true }).CheckAsync();
        await page.Presses("Continue");
        await Assertions.Expect(page.Locator("#text-error")).ToHaveTextAsync("Error: Say what you did and what came of it");

        await page.Locator("#text").FocusAsync();
        await page.Locator("#email").FocusAsync();
        await page.Locator("#email").FillAsync("wrong");
        await page.Locator("#title").FocusAsync();
        await Assertions.Expect(page.Locator("#email-error")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#text-error")).ToBeVisibleAsync();

        await page.Locator("#text").FillAsync("We did it.");
        await Assertions.Expect(page.Locator("#text-error")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_message_that_appears_does_not_move_a_choice_away_from_the_mouse()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await chromium.NewPage(height: 2_400);
        await page.Opens(app, "/contribute/");
        await page.Locator("#title").FocusAsync();

        var choice = page.GetByLabel("With my name");
        var box = (await choice.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 10, box.Y + 3);
        await page.Mouse.DownAsync();
        await page.EvaluateAsync("new Promise(requestAnimationFrame)");
        await page.Mouse.UpAsync();

        await Assertions.Expect(choice).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#title-error")).ToBeVisibleAsync();
    }

    /// <summary>The field and its group without the counter, as elements and attributes.</summary>
    private static Task<string> Group(IPage page, string field) => page.Locator($"#{field}").EvaluateAsync<string>("""
        field => {
          const group = field.closest('.govuk-form-group').cloneNode(true);
          group.querySelector('.cm-count')?.remove();
          group.querySelector('input')?.removeAttribute('value');
          group.querySelector('textarea')?.replaceChildren();
          return group.outerHTML.replace(/\s+/g, ' ').replace(/ (?=")|> | (?=<)/g, match => match.trim()).replace('govuk-form-group--error', 'error');
        }
        """);
}
