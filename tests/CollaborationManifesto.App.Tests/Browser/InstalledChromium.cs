using static System.Environment;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>Where an installed Chromium or Chrome could be: on the <c>PATH</c>, or where macOS and Windows put it.</summary>
public static class InstalledChromium
{
    // The headless shell first: other browsers draw a window around each page, which takes most of the processor time.
    static readonly string[] Commands = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    static readonly string[] MacApplications = ["Chromium", "Google Chrome"];
    static readonly string[] WindowsProducts = ["Chromium", @"Google\Chrome"];
    static readonly SpecialFolder[] WindowsRoots =
        [SpecialFolder.ProgramFiles, SpecialFolder.ProgramFilesX86, SpecialFolder.LocalApplicationData];

    /// <summary>The places to look, preferred ones first. Most do not exist on any one machine.</summary>
    public static IReadOnlyList<string> Places() =>
        OperatingSystem.IsWindows() ? [.. OnWindows()]
        : OperatingSystem.IsMacOS() ? [.. OnPath(), .. OnMac()]
        : [.. OnPath()];

    static IEnumerable<string> OnPath() =>
        from command in Commands
        from folder in (GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        where Path.IsPathRooted(folder)
        select Path.Combine(folder, command);

    static IEnumerable<string> OnMac() =>
        from application in MacApplications
        from folder in new[] { "/Applications", Path.Combine(GetFolderPath(SpecialFolder.UserProfile), "Applications") }
        select Path.Combine(folder, $"{application}.app/Contents/MacOS/{application}");

    // On Windows, Chrome is not on the PATH and chromium.exe may be a launcher that returns at once.
    static IEnumerable<string> OnWindows() =>
        from product in WindowsProducts
        from root in WindowsRoots
        select Path.Combine(GetFolderPath(root), product, @"Application\chrome.exe");
}
