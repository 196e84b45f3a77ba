using CollaborationManifesto.App.Tests.Running;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>One running Chromium for a test class: <c>IClassFixture&lt;ChromiumFixture&gt;</c>, then <see cref="NewPage"/>.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    // Chromium talks to its maker when it starts, which on a closed network costs time and tells nothing.
    static readonly string[] Quiet =
        ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    IPlaywright? playwright;
    IBrowser? browser;
    string whyNot = "The fixture was not initialised.";

    /// <summary>Starts Chromium, where there is one. Where there is none, the test that asks for a page says so.</summary>
    public async ValueTask InitializeAsync()
    {
        switch (await ThisMachine.Chromium)
        {
            case ChromiumOutcome.Missing(var reason):
                whyNot = reason;
                break;
            case ChromiumOutcome.Found(var executable):
                playwright = await Playwright.CreateAsync();
                Assertions.SetDefaultExpectTimeout((float)Eventually.Patience.TotalMilliseconds);
                browser = await playwright.Chromium.LaunchAsync(new()
                {
                    ExecutablePath = executable,
                    Headless = true,
                    // Root cannot have the sandbox and many containers have none; the only pages here are our own.
                    ChromiumSandbox = false,
                    Args = Quiet,
                });
                break;
        }
    }

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
        if (browser is null)
            throw MissingChromium.EndOfTest(whyNot, ThisMachine.IsContinuousIntegration);
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
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
