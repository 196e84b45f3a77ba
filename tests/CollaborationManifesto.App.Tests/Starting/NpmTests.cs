using System.Diagnostics;
using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Starting;

/// <summary>The error message when npm fails.</summary>
public sealed class NpmTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("manifesto-npm-");

    [Theory]
    [InlineData("ci", "npm could not get the packages of the folder frontend. It said: npm error code ENOTFOUND npm error network the registry is not reachable")]
    [InlineData("run", "The style sheet could not be compiled. The compiler said: npm error code ENOTFOUND npm error network the registry is not reachable")]
    public async Task A_failing_npm_shows_its_reason(string fails, string error)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The npm that fails is a shell script.");
        foreach (var file in new[] { "npm.proj", "package-lock.json", "say.mjs" })
            File.Copy(Path.Combine(Repository.Root, "frontend", file), Path.Combine(_folder.FullName, file));
        var npm = Path.Combine(_folder.FullName, "npm");
        await File.WriteAllTextAsync(npm, $"""
            #!/bin/sh
            [ "$1" = {fails} ] || exit 0
            echo 'npm error code ENOTFOUND' >&2
            echo 'npm error network the registry is not reachable' >&2
            exit 1
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(npm, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        // What a real npm leaves behind. It is older than the package list, so npm runs.
        var mark = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.FullName, "node_modules")).FullName, ".package-lock.json");
        await File.WriteAllTextAsync(mark, "{}");
        File.SetLastWriteTimeUtc(mark, DateTime.UnixEpoch);

        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(_folder.FullName, "npm.proj"), "-nologo", "-v:quiet"]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.Contains($"error : {error}", output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
