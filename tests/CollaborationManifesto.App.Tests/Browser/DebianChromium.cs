using System.Diagnostics;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>Debian's package <c>chromium-headless-shell</c>, for a machine that reaches a package mirror and not Playwright's host.</summary>
public static class DebianChromium
{
    const string Package = "chromium-headless-shell";
    const string Executable = "/usr/bin/chromium-headless-shell";

    // Somebody else's installation is waited for, in seconds; the default is to give up at once.
    const string WaitForLock = "DPkg::Lock::Timeout=300";

    /// <summary>Installs the package. Asks for root.</summary>
    public static async Task<ChromiumOutcome> Install()
    {
        await Console.Error.WriteLineAsync($"Installing Debian's package {Package}; this takes a minute or two.");
        // An update that fails is no reason to stop: the lists may be fresh already. If not, the installation says so.
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
        // A question that apt asks all the same gets no answer, so it fails and does not wait.
        process.StandardInput.Close();
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }
}
