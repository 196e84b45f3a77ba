using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>axe (https://github.com/dequelabs/axe-core) reports nothing, best practices included.</summary>
public sealed class AccessibilityTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const string Title = "Nobody wrote down why";

    // An email is shown inside an email program's page, which has the landmarks.
    private static readonly string[] LandmarkRules = ["landmark-one-main", "region"];

    [Fact]
    public async Task Axe_finds_no_problems_on_public_pages()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple("Write decisions down");
        await (await app.Contributor.FillsGuidanceOn("write-decisions-down")).Submit();
        await app.Contributor.Sends("A published barrier");
        await app.Curators.Decides(Curators.Ben, "A published barrier", "approve");
        await app.Published("/board/", "A published barrier");

        foreach (var path in new[] { "/", "/board/", "/board/decision-making/unanswered/", "/principles/write-decisions-down/", "/whole/", "/changes/", "/about/", "/accessibility/", "/nowhere/", "/inbox", "/principles/write-decisions-down/contribute/", "/contribute/" })
        {
            await page.Opens(app, path);
            await page.HasNothingForAxe(path);
        }

        await page.Opens(app, "/board/");
        await page.Locator(".cm-note__reference").First.ClickAsync();
        await page.Sees("A published barrier");
        await page.HasNothingForAxe("the page of a contribution");

        await page.Opens(app, "/contribute/");
        await TheWayIn(page);
        await TheReview(page, app);
    }

    [Fact]
    public async Task Axe_finds_no_problems_after_sending()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite);

        var later = new LaterPages(page, app, Title);
        await later.Visit(what => page.HasNothingForAxe(what));
        await later.VisitMails(what => page.HasNothingForAxe(what, LandmarkRules));
        await page.Opens(app, "/privacy/");
        await page.HasNothingForAxe("the privacy notice");
        await page.Opens(app, "/decisions/");
        await page.HasNothingForAxe("how decisions are made");
    }

    [Fact]
    public async Task Axe_finds_nothing_while_the_form_is_closed()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite, settings: "--Intake:Open=false");
        await app.Published("/contribute/", "We are not taking contributions at the moment");

        foreach (var address in new[] { new(app.Site, "/contribute/"), app.Function("contributions/new") })
        {
            await page.GotoAsync(address.ToString());
            await page.Sees("We are not taking contributions at the moment");
            await page.HasNothingForAxe(address.AbsolutePath);
        }
    }

    [Fact]
    public async Task Axe_finds_nothing_on_a_proposed_change()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite, settings: "--Curation:ApprovalsNeeded=2");
        await app.Contributor.Sends(Title);
        foreach (var curator in new[] { Curators.Amina, Curators.Ben })
            await app.Curators.Decides(curator, Title, "approve");
        await app.IsIdle();
        var desk = await app.Desk(Curators.Ben, "view=decided");
        await page.GotoAsync(desk.Document.QuerySelector(".cm-desk__item a")!.GetAttribute("href")!);
        await page.Decides("Change what is published");
        await page.Locator("#title").FillAsync("Nobody wrote it down");
        await page.GetByLabel("Remove the earlier words everywhere").CheckAsync();
        await page.HasNothingForAxe("the page that proposes a change");
        await page.Presses("Propose this change");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The proposed change" })).ToBeVisibleAsync();
        await page.HasNothingForAxe("the review page with a proposed change");
    }

    private static async Task TheWayIn(IPage page)
    {
        await page.Presses("Continue");
        await page.HasNothingForAxe("the form with every error");
        await page.FillsBarrier(new string('x', 125), "Some **text** with a [link](https://example.org)");
        await page.Locator("#email").FocusAsync();
        await Assertions.Expect(page.Locator("#title ~ .cm-count--over")).ToBeVisibleAsync();
        await page.HasNothingForAxe("the form with a counter and a field over the limit");
        await page.Locator("#title").FillAsync(Title);
        await page.Presses("Continue");
        await page.Sees("Check what you wrote before you send it");
        await page.HasNothingForAxe("the check page");
        await page.Presses("Send it to the curators");
        await page.Sees("We have your contribution");
        await page.HasNothingForAxe("the status page");
    }

    private static async Task TheReview(IPage page, ManifestoApp app)
    {
        var link = Curators.LinkIn(await app.Curators.Mail(Curators.Carys, Title)).ToString();
        await page.GotoAsync(link);
        await page.HasNothingForAxe("the review page");
        await page.Presses("Send your decision");
        await page.HasNothingForAxe("the review page with an error");
        await page.GetByLabel("Object", new() { Exact = true }).CheckAsync();
        await page.Locator("#reason").FillAsync("It names a council");
        await page.Presses("Send your decision");
        await Assertions.Expect(page.Locator(".cm-votes")).ToBeVisibleAsync();
        await page.HasNothingForAxe("the review page with a vote");
        await page.GotoAsync(link + "x");
        await page.HasNothingForAxe("a message page");
    }
}
