using CollaborationManifesto.App.Tests.Browser;
using CollaborationManifesto.App.Tests.Running;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ChromiumFixture))]

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>One running Chromium for all tests, started by the first that asks for a page.</summary>
public sealed class ChromiumFixture : IAsyncDisposable
{
    // Chromium talks to its maker when it starts, which on a closed network costs time and tells nothing.
    private static readonly string[] Quiet =
        ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _running = new(StartAsync);

    /// <summary>
    /// A page in a context of its own, so without anyone else's cookies. Without a browser it skips the test that asks,
    /// or fails it in continuous integration.
    /// </summary>
    /// <param name="javaScript">Whether the page may run scripts.</param>
    /// <param name="width">Of the viewport, in CSS pixels.</param>
    /// <param name="height">Of the viewport, in CSS pixels.</param>
    /// <param name="bypassCsp">Whether what a page's policy forbids is allowed all the same.</param>
    public async Task<IPage> NewPage(bool javaScript = true, int width = 1280, int height = 900, bool bypassCsp = false)
    {
        var (_, browser) = await _running.Value;
        var context = await browser.NewContextAsync(new()
        {
            JavaScriptEnabled = javaScript,
            BypassCSP = bypassCsp,
            ViewportSize = new() { Width = width, Height = height },
        });
        context.SetDefaultTimeout((float)Eventually.Patience.TotalMilliseconds);
        return await context.NewPageAsync();
    }

    /// <summary>Ends Chromium, and with it every page.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_running.IsValueCreated || !_running.Value.IsCompletedSuccessfully)
            return;
        var (playwright, browser) = await _running.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        if (await ThisMachine.Chromium is not ChromiumOutcome.Found(var executable))
            throw MissingChromium.EndOfTest(((ChromiumOutcome.Missing)await ThisMachine.Chromium).Reason, ThisMachine.IsContinuousIntegration);
        Assertions.SetDefaultExpectTimeout((float)Eventually.Patience.TotalMilliseconds);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Headless = true,
            // Root cannot have the sandbox and many containers have none; the only pages here are our own.
            ChromiumSandbox = false,
            Args = Quiet,
        });
        return (playwright, browser);
    }
}
