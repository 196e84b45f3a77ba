using CollaborationManifesto.App.Tests.Running;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>One Chromium for a test class, started on first use: <c>IClassFixture&lt;ChromiumFixture&gt;</c>, then <see cref="NewPage"/>.</summary>
public sealed class ChromiumFixture : IAsyncDisposable
{
    // Chromium contacts its maker when it starts, which takes time on a closed network.
    private static readonly string[] Quiet =
        ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _running = new(StartAsync);

    /// <summary>
    /// A page in its own context, so without other tests' cookies. Without a browser the test is skipped, or fails in continuous
    /// integration.
    /// </summary>
    /// <param name="javaScript">Whether the page may run scripts.</param>
    /// <param name="width">Of the viewport, in CSS pixels.</param>
    /// <param name="height">Of the viewport, in CSS pixels.</param>
    /// <param name="bypassCsp">Whether to ignore the page's content security policy.</param>
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

    /// <summary>Closes Chromium and every page.</summary>
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
            // Root cannot use the sandbox and many containers have none. Only our own pages are opened.
            ChromiumSandbox = false,
            Args = Quiet,
        });
        return (playwright, browser);
    }
}
