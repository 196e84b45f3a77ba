using CollaborationManifesto.App.Tests.Running;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>
/// 1280 by 1024 pixels at 400% zoom are 320 by 256 (WCAG 2.2, 1.4.10). <see cref="FormJourneyTests"/> covers the earlier pages.
/// </summary>
public sealed class ReflowTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [Fact]
    public async Task Pages_and_emails_after_sending_fit_320_pixels()
    {
        var page = await chromium.NewPage(width: 320, height: 256);
        await using var app = await ManifestoApp.Start(azurite);
        var later = new LaterPages(page, app, new('m', 100));

        await later.Visit(page.AssertFits);
        await later.VisitMails(page.AssertFits);
    }

    [Fact]
    public async Task No_page_about_the_site_scrolls_sideways_at_320_pixels()
    {
        var page = await chromium.NewPage(width: 320, height: 256);
        await using var app = await ManifestoApp.Start(azurite, settings: ["--Intake:Open=false", $"--Privacy:Controller={new string('m', 100)}"]);
        await app.Published("/contribute/", "We are not taking contributions at the moment");

        foreach (var path in new[] { "/contribute/", "/privacy/", "/about/", "/accessibility/", "/decisions/", "/whole/", "/board/", "/nowhere/" })
        {
            await page.Opens(app, path);
            await page.AssertFits(path);
        }
    }
}
