using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>A curator in a real browser, from the emailed link to each kind of decision. axe checks every page on the way.</summary>
public sealed class DecisionJourneyTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const string Title = "Our tools do not talk to each other";

    private static readonly string TextOf300Characters = string.Concat(Enumerable.Repeat("Every team keeps its own copy of the list. ", 7))[..300];

    [Fact]
    public async Task Approve_then_undo()
    {
        var (page, app) = await Opened("--Curation:UndoMinutes=15", "--Intake:MinSeconds=0");
        await using var _ = app;

        Assert.Equal(0, await page.EvaluateAsync<int>("scrollY"));
        var choice = await page.GetByLabel("Approve", new() { Exact = true }).BoundingBoxAsync();
        Assert.True(choice!.Y + choice.Height <= 812, $"The choice ends {choice.Y + choice.Height} pixels from the top.");
        Assert.Equal((false, false), await ReasonFields(page));
        await page.Decides("Approve");
        await page.Sees("This barrier is approved");
        await Assertions.Expect(page.GetByText("It will be on the site within a few minutes.")).ToBeVisibleAsync();
        await page.HasNothingForAxe("the page of a decision that can be undone");
        await app.Published("/board/", Title);

        await page.Decides("Undo the decision", "It names a product");
        await page.Sees("Decide on this barrier");
        await page.HasNothingForAxe("the page of a decision undone");
        await app.Gone("/board/", Title);
    }

    [Fact]
    public async Task Edit_and_approve_with_a_slip_on_the_way()
    {
        var (page, app) = await Opened();
        await using var _ = app;

        await page.Decides("Edit it, then approve");
        await page.Sees("Edit this barrier");
        await page.HasNothingForAxe("the edit page");
        await page.Locator("#title").FillAsync("");
        await page.Presses("Save and approve");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Enter a title");
        await page.HasNothingForAxe("the edit page with an error");
        await page.Locator("#title").FillAsync("Tools do not talk to each other");
        await page.Presses("Save and approve");

        await page.Sees("This barrier is approved");
        await Assertions.Expect(page.Locator(".cm-changes del").First).ToContainTextAsync("Our");
        await page.HasNothingForAxe("the page of an edited contribution");
        await app.Published("/board/", "Tools do not talk to each other");
    }

    [Fact]
    public async Task Decline_asks_for_a_reason()
    {
        var (page, app) = await Opened();
        await using var _ = app;

        await page.GetByLabel("Decline", new() { Exact = true }).CheckAsync();
        Assert.Equal((true, true), await ReasonFields(page));
        await page.Decides("Object");
        Assert.Equal((false, true), await ReasonFields(page));
        await page.Decides("Decline");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToContainTextAsync("Select why you are declining");
        await Assertions.Expect(page.GetByLabel("Decline", new() { Exact = true })).ToBeCheckedAsync();
        await page.HasNothingForAxe("the review page without a reason");
        await page.Locator("#because").SelectOptionAsync("It is in the manifesto already");
        await page.Presses("Send your decision");

        await page.Sees("This barrier is declined");
        await Assertions.Expect(page.Locator(".cm-votes")).ToContainTextAsync("It is in the manifesto already.");
        await page.HasNothingForAxe("the page of a declined contribution");
    }

    [Fact]
    public async Task Object_and_take_it_back_by_keyboard_alone()
    {
        var (page, app) = await Opened();
        await using var _ = app;
        await app.Curators.Decides(Curators.Ben, Title, "object", "It names a product");

        await page.Locator("#decision").FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.GetByLabel("Object", new() { Exact = true })).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("So do I");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("On hold: 2 objections.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".cm-votes")).ToContainTextAsync("Amina objected");

        await page.Locator("#decision").FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.GetByLabel("Withdraw my vote")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".cm-votes")).Not.ToContainTextAsync("Amina");
        await page.HasNothingForAxe("the review page after taking back");
    }

    /// <summary>Whether the page asks for a listed reason, and for one in the curator’s own words.</summary>
    private static async Task<(bool Listed, bool Own)> ReasonFields(IPage page) => (await page.Locator("#because").IsVisibleAsync(), await page.Locator("#reason").IsVisibleAsync());

    private async Task<(IPage Page, ManifestoApp App)> Opened(params string[] settings)
    {
        var page = await chromium.NewPage(width: 375, height: 812);
        var app = await ManifestoApp.Start(azurite, settings: settings);
        await app.Contributor.Sends(Title, TextOf300Characters);
        await page.GotoAsync(Curators.LinkIn(await app.Curators.Mail(Curators.Amina, Title)).ToString());
        await page.Sees("Decide on this barrier");
        return (page, app);
    }
}
