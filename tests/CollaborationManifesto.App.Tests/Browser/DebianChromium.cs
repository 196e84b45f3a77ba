using System.Diagnostics;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>
/// Debian's package <c>chromium-headless-shell</c>, for machines that can reach a package mirror but not Playwright's host.
/// </summary>
public static class DebianChromium
{
    const string Package = "chromium-headless-shell";
    const string Executable = "/usr/bin/chromium-headless-shell";

    // Wait up to 300 seconds for another installation to finish. By default apt gives up at once.
    const string WaitForLock = "DPkg::Lock::Timeout=300";

    /// <summary>Installs the package. Needs root.</summary>
    public static async Task<ChromiumOutcome> Install()
    {
        await Console.Error.WriteLineAsync($"Installing Debian's package {Package}; this takes a minute or two.");
        // Go on if the update fails: the package lists may be fresh. If they are not, the installation reports it.
        var (_, updating) = await AptGet("update");
        var (exitCode, installing) = await AptGet("install", "-y", "--no-install-recommends", Package, "fonts-dejavu-core");
        return exitCode == 0 && File.Exists(Executable)
            ? new ChromiumOutcome.Found(Executable)
            : new ChromiumOutcome.Missing(
                $"apt-get could not install {Package} (exit code {exitCode}). It said:\n{updating}{installing}");
    }

    static async Task<(int ExitCode, string Output)> AptGet(params string[] arguments)
    {
        var start = new ProcessStartInfo("apt-get", ["-q", "-o", WaitForLock, .. arguments])
        {
            Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        // With no input, a question from apt fails the installation instead of blocking it.
        process.StandardInput.Close();
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }
}
