using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>The Chromium built for this version of Playwright.</summary>
public static class PlaywrightChromium
{
    /// <summary>The one in Playwright's own folder, downloaded if missing.</summary>
    public static async Task<ChromiumOutcome> FindOrDownload()
    {
        var executable = await Executable();
        if (File.Exists(executable))
            return new ChromiumOutcome.Found(executable);

        await Console.Error.WriteLineAsync("Downloading Playwright's Chromium; its progress follows.");
        // The headless shell is a second, smaller browser. The path above is of the full Chromium.
        var exitCode = await Run("install", "chromium", "--no-shell");
        if (exitCode != 0 || !File.Exists(executable))
            return new ChromiumOutcome.Missing(
                $"Playwright could not download its own (exit code {exitCode}; its words are on the console of this run).");

        // The download includes no system libraries, and a bare container has none. Without root, installing them would ask for a password.
        if (ThisMachine.IsRootOnDebian)
            await Run("install-deps", "chromium");
        return new ChromiumOutcome.Found(executable);
    }

    static async Task<string> Executable()
    {
        using var playwright = await Playwright.CreateAsync();
        return playwright.Chromium.ExecutablePath;
    }

    static Task<int> Run(params string[] arguments) => Task.Run(() => Microsoft.Playwright.Program.Main(arguments));
}
