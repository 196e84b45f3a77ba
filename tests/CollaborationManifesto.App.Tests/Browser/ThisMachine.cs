namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>The machine that the tests run on, and the one Chromium they all use there.</summary>
public static class ThisMachine
{
    static readonly Lazy<Task<ChromiumOutcome>> Once = new(FindChromium);

    /// <summary>The Chromium of this process: found, or installed, the first time that it is asked for.</summary>
    /// <exception cref="FileNotFoundException"><c>CHROMIUM_PATH</c> names no file.</exception>
    public static Task<ChromiumOutcome> Chromium => Once.Value;

    /// <summary>Whether <c>apt-get</c> can install packages here.</summary>
    public static bool IsRootOnDebian => Environment.IsPrivilegedProcess && File.Exists("/etc/debian_version");

    /// <summary>Whether a test that cannot run fails the run: the environment has <c>CI=true</c>.</summary>
    public static bool IsContinuousIntegration =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    static async Task<ChromiumOutcome> FindChromium()
    {
        // Looking is under the lock as well as installing: a Chromium that is half installed looks like one that is there.
        // Each user has their own file, because nobody else's can be opened in a shared temporary folder.
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
