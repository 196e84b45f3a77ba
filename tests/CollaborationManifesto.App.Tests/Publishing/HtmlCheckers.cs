using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>The two checkers of HTML in frontend/package.json. Each returns a line for each error.</summary>
internal static class HtmlCheckers
{
    private static readonly string Packages = Path.Combine(Repository.Root, "frontend", "node_modules");

    /// <summary>Null if this machine can run the Nu checker; otherwise a sentence that says why not.</summary>
    public static string? WhyNoNu { get; } = HasJava() ? null : "The Nu checker was not run, because it needs Java and there is none (on Debian: apt-get install default-jre-headless).";

    /// <summary>html-validate (https://html-validate.org).</summary>
    public static Task<IReadOnlyList<string>> HtmlValidate(IEnumerable<KeyValuePair<string, string>> pages) => Run(
        pages,
        folder => new("node", [Path.Combine(Packages, "html-validate", "bin", "html-validate.mjs"), "--config", Path.Combine(Repository.Root, "frontend", "html-validate.json"), "--formatter", "json", folder]),
        report => report.EnumerateArray().SelectMany(
            file => file.GetProperty("messages").EnumerateArray().Select(message => $"{file.GetProperty("filePath").GetString()}: {message.GetProperty("message").GetString()}")));

    /// <summary>The Nu checker (https://validator.github.io/validator/), which validator.w3.org runs.</summary>
    public static Task<IReadOnlyList<string>> Nu(IEnumerable<KeyValuePair<string, string>> pages) => Run(
        pages,
        folder => new("java", ["-jar", Path.Combine(Packages, "vnu-jar", "build", "dist", "vnu.jar"), "--errors-only", "--format", "json", "--stdout", "--skip-non-html", folder]),
        report => report.GetProperty("messages").EnumerateArray().Select(message => $"{message.GetProperty("url").GetString()}: {message.GetProperty("message").GetString()}"));

    private static async Task<IReadOnlyList<string>> Run(
        IEnumerable<KeyValuePair<string, string>> pages, Func<string, ProcessStartInfo> command, Func<JsonElement, IEnumerable<string>> errors)
    {
        var folder = Directory.CreateTempSubdirectory("manifesto-html-");
        foreach (var (path, html) in pages)
        {
            var file = new FileInfo(Path.Combine(folder.FullName, path));
            file.Directory!.Create();
            await File.WriteAllTextAsync(file.FullName, html);
        }

        var start = command(folder.FullName);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        using var report = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        folder.Delete(recursive: true);
        var wrong = errors(report.RootElement).ToList();
        Assert.Equal(wrong.Count > 0, process.ExitCode != 0);
        return wrong;
    }

    private static bool HasJava()
    {
        try
        {
            using var java = Process.Start(new ProcessStartInfo("java", ["-version"]) { RedirectStandardError = true });
            java!.WaitForExit();
            return java.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
