using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>A curator at the desk in a real browser, by keyboard. axe checks every page on the way.</summary>
public sealed class DeskJourneyTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task From_the_mail_to_many_decided_at_once_by_keyboard()
    {
        var page = await chromium.NewPage(javaScript: true);
        await using var app = await ManifestoApp.Start(azurite);
        foreach (var title in new[] { "One barrier", "The same barrier", "A barrier that is waiting", "One more that is waiting", "Another barrier" })
            await app.Contributor.Sends(title);
        await app.Curators.Mail(Curators.Carys, "Another barrier");
        await app.IsIdle();

        await page.GotoAsync(app.Function("desk").ToString());
        await page.HasNothingForAxe("the question for an address");
        await page.Locator("#email").FocusAsync();
        await page.Keyboard.TypeAsync(Curators.Amina);
        await page.Keyboard.PressAsync("Enter");
        await page.Sees("Check your email");
        var mail = await app.MailTo(Curators.Amina, "Your link to the curators’ desk");
        await page.GotoAsync(mail.Text.Split('\n').Single(line => line.Contains("/api/desk?token=", StringComparison.Ordinal)));
        await page.Sees("The curators’ desk");
        await page.HasNothingForAxe("the desk");

        await Merge(page);
        await Approve(page);
        await app.Published("/manifesto.json", "Another barrier");
    }

    private static async Task Merge(IPage page)
    {
        await page.PressesSpaceOn("Select One barrier");
        await page.PressesSpaceOn("Select The same barrier");
        await PicksAction(page, "Merge duplicates");
        await Assertions.Expect(page.Locator("#action-below")).ToHaveValueAsync("merge");
        await page.PressesEnterOn("Continue");
        await page.Sees("Merge 2 contributions");
        await page.HasNothingForAxe("the page that shows what will be merged");
        await page.Locator("#target").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Select the one that stays");
        await page.HasNothingForAxe("the same page with an error");
        await page.PressesSpaceOn("One barrier");
        await page.Keyboard.PressAsync("Enter");
        await page.Sees("1 contribution merged into “One barrier”");
        await page.HasNothingForAxe("the page of results");
        await page.PressesEnterOn("Back to the desk");
        await page.Sees("The curators’ desk");
    }

    private static async Task PicksAction(IPage page, string action)
    {
        await page.TabsTo("What do you want to do with the selected ones?");
        await page.Keyboard.TypeAsync(action);
    }

    private static async Task Approve(IPage page)
    {
        await page.PressesEnterOn("Go to the actions");
        await Assertions.Expect(page.Locator("#action")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Approve");
        await page.PressesEnterOn("Continue");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Select at least one contribution");
        await page.HasNothingForAxe("the desk with an error");
        await page.PressesSpaceOn("Select Another barrier");
        // The action is still selected, and Enter in a box presses the button above the list.
        await page.Keyboard.PressAsync("Enter");
        await page.Sees("Approve 1 contribution");
        await page.PressesEnterOn("Approve 1 contribution");
        await page.Sees("1 contribution approved");
    }
}
