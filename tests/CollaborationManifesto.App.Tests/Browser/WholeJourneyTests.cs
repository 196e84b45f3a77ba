using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>From the home page to the published contribution, using only links and buttons.</summary>
public sealed class WholeJourneyTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const string Principle = "Write decisions down";
    private const string Title = "Ask who will use it";

    [Theory]
    [InlineData("barrier", true)]
    [InlineData("barrier", false)]
    [InlineData("principle", true)]
    [InlineData("principle", false)]
    [InlineData("guidance", true)]
    [InlineData("guidance", false)]
    public async Task Each_kind_of_contribution_is_published_in_its_place(string kind, bool javaScript)
    {
        var page = await chromium.NewPage(javaScript);
        await using var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple(Principle);
        await app.Published("/", Principle);
        await page.Opens(app, "/");

        await ToTheForm(page, kind);
        await page.FillsRest(Title, "They know.");
        await page.Presses("Continue");
        await page.Presses("Send it to the curators");
        await page.Sees("We have your contribution");
        await app.Curators.Decides(Curators.Ben, Title, "approve");
        await app.Published("/manifesto.json", Title);
        await page.ReloadAsync();
        await page.Sees("Your contribution is published");
        await page.Follows("Go to the manifesto");

        await ToWhereItBelongs(page, kind);
    }

    private static async Task ToTheForm(IPage page, string kind)
    {
        if (kind == "guidance")
        {
            await page.Follows(Principle);
            await page.Follows("Be the first");
            return;
        }

        await page.Follows("Add what you know");
        await page.GetByLabel(kind == "barrier" ? "A barrier" : "A principle", new() { Exact = true }).CheckAsync();
    }

    private static async Task ToWhereItBelongs(IPage page, string kind)
    {
        switch (kind)
        {
            case "barrier":
                await page.Follows("Board");
                await Assertions.Expect(page.Locator("section", new() { HasText = "Decision Making" }).Locator(".cm-note__title")).ToHaveTextAsync(Title);
                break;
            case "principle":
                await page.Follows(Title);
                await page.Sees($"2. {Title}");
                break;
            default:
                await page.Follows(Principle);
                await Assertions.Expect(page.Locator(".cm-guidance__title")).ToHaveTextAsync(Title);
                break;
        }
    }
}
