using System.Collections.Concurrent;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>Pages suit a slow connection: nothing shifts, no script blocks, nothing comes from other sites.</summary>
public sealed class PageQualityTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const string Shifts =
        "() => new Promise(done => { const seen = []; new PerformanceObserver(list => seen.push(...list.getEntries())).observe({ type: 'layout-shift', buffered: true });"
        + " requestAnimationFrame(() => requestAnimationFrame(() => done(seen.reduce((sum, shift) => sum + shift.value, 0)))); })";

    // On a slow connection the menu grows at the right edge while its bytes arrive: 0.0012. Up to 0.1 counts as good (web.dev/cls).
    private const double UnseenShift = 0.005;

    private const string Blocking = "() => [...document.scripts].filter(script => !script.defer && !script.async && script.type !== 'module').length";

    private const string Unsized = "() => [...document.images].filter(image => !image.hasAttribute('width') || !image.hasAttribute('height')).length";

    [Fact]
    public async Task Nothing_moves_blocks_or_comes_from_elsewhere()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite, settings: ["--Manifesto:Logo:Path=brand/logo.svg"]);
        await app.PublishPrinciple("Write decisions down");
        await app.Contributor.Sends();
        await app.Curators.Decides(Curators.Ben, "Nobody wrote down why", "approve");
        await app.Published("/board/", "Nobody wrote down why");
        await OnASlowLine(page);
        var requested = new ConcurrentBag<string>();
        page.Request += (_, request) => requested.Add(request.Url);

        foreach (var path in new[] { "/", "/board/", "/principles/write-decisions-down/", "/contribute/", "/whole/", "/poster/" })
        {
            await page.Opens(app, path);
            Assert.InRange(await page.EvaluateAsync<double>(Shifts), 0, UnseenShift);
            Assert.Equal(0, await page.EvaluateAsync<int>(Blocking));
            Assert.Equal(0, await page.EvaluateAsync<int>(Unsized));
        }

        // Prove that the observer notices a shift.
        await page.EvaluateAsync("() => document.body.prepend(Object.assign(document.createElement('h1'), { textContent: 'Late' }))");
        Assert.True(await page.EvaluateAsync<double>(Shifts) > UnseenShift);
        Assert.All(requested, address => Assert.StartsWith(app.Site.ToString(), address, StringComparison.Ordinal));
        Assert.Contains(requested, address => address.EndsWith("brand/logo.svg", StringComparison.Ordinal));
    }

    private static async Task OnASlowLine(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("Network.enable");
        await devTools.SendAsync(
            "Network.emulateNetworkConditions",
            new Dictionary<string, object> { ["offline"] = false, ["latency"] = 100, ["downloadThroughput"] = 20_000, ["uploadThroughput"] = 20_000 });
    }
}
