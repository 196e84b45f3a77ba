namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>The machine that runs the tests, and the Chromium that they share.</summary>
public static class ThisMachine
{
    static readonly Lazy<Task<ChromiumOutcome>> Once = new(FindChromium);

    /// <summary>This process's Chromium, found or installed on first use.</summary>
    /// <exception cref="FileNotFoundException"><c>CHROMIUM_PATH</c> names no file.</exception>
    public static Task<ChromiumOutcome> Chromium => Once.Value;

    /// <summary>Whether <c>apt-get</c> can install packages here.</summary>
    public static bool IsRootOnDebian => Environment.IsPrivilegedProcess && File.Exists("/etc/debian_version");

    /// <summary>Whether a test without a browser fails: the environment has <c>CI=true</c>.</summary>
    public static bool IsContinuousIntegration =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    static async Task<ChromiumOutcome> FindChromium()
    {
        // Looking needs the lock too: a half-installed Chromium looks complete. Each user has their own file, because in a shared temporary
        // folder nobody can open another user's.
        var lockFile = Path.Combine(Path.GetTempPath(), $"collaboration-manifesto-chromium-{Environment.UserName}.lock");
        using var alone = await InstallLock.Take(lockFile);
        return await new ChromiumPath(File.Exists)
        {
            Named = Environment.GetEnvironmentVariable("CHROMIUM_PATH"),
            Places = InstalledChromium.Places(),
            IsRootOnDebian = IsRootOnDebian,
            Playwrights = PlaywrightChromium.FindOrDownload,
            Debians = DebianChromium.Install,
        }.Find();
    }
}
