using System.Diagnostics;
using System.Text.RegularExpressions;
using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>Runs the hook that switches on the static website, with a fake Azure CLI that records its calls.</summary>
public sealed partial class HookTests : IDisposable
{
    private const string Show =
        "storage blob service-properties show --account-name stsite1 --auth-mode login --query staticWebsite.join(' ', [to_string(enabled), to_string(indexDocument), to_string(errorDocument404Path)]) --output tsv";

    private const string Update =
        "storage blob service-properties update --account-name stsite1 --auth-mode login --static-website true --index-document index.html --404-document 404.html --output none";

    private readonly DirectoryInfo _path = Directory.CreateTempSubdirectory("manifesto-hook-");

    public void Dispose() => _path.Delete(recursive: true);

    [Theory]
    [InlineData("false null null")]
    [InlineData("true null null")]
    [InlineData("true index.html error.html")]
    public async Task The_hook_switches_the_static_website_on(string found)
    {
        var (exit, output, _) = await Run(found);

        Assert.Equal((0, "The static website of stsite1 has been switched on.\n"), (exit, output));
        Assert.Equal([Show, Update], Asked);
    }

    [Fact]
    public async Task Nothing_is_changed_where_it_is_on_already()
    {
        var (exit, output, _) = await Run("true index.html 404.html");

        Assert.Equal((0, "The static website of stsite1 is on.\n"), (exit, output));
        Assert.Equal([Show], Asked);
    }

    [Fact]
    public async Task When_Azure_refuses_it_stops_with_what_Azure_said()
    {
        var (exit, _, errors) = await Run("false null null", refuse: "update");

        Assert.NotEqual(0, exit);
        Assert.Contains("refused", errors, StringComparison.Ordinal);
        Assert.Equal([Show, Update], Asked);
    }

    [Fact]
    public async Task When_nobody_is_signed_in_nothing_is_changed()
    {
        var (exit, _, errors) = await Run("", refuse: "show");

        Assert.NotEqual(0, exit);
        Assert.Contains("refused", errors, StringComparison.Ordinal);
        Assert.Equal([Show], Asked);
    }

    [Fact]
    public async Task Without_the_Azure_CLI_it_says_where_to_get_it()
    {
        var (exit, _, errors) = await Run(found: null);

        Assert.Equal(1, exit);
        Assert.Contains("https://aka.ms/azure-cli", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_provisioning_it_says_what_to_do_first()
    {
        var (exit, _, errors) = await Run("", account: "");

        Assert.Equal(1, exit);
        Assert.Contains("azd provision", errors, StringComparison.Ordinal);
        Assert.Empty(Asked);
    }

    /// <summary>
    /// Not every test machine has PowerShell, so this only reads the script: it must make the same az calls in the same order.
    /// </summary>
    [Fact]
    public void The_script_for_Windows_asks_the_same_of_the_Azure_CLI()
    {
        var hooks = AzdProject.Read().Hooks["postprovision"];
        Assert.Equal(["posix: sh", "windows: pwsh"], hooks.Select(hook => $"{hook.Key}: {hook.Value.Shell}"));

        Assert.Equal(Calls(hooks["posix"].Run), Calls(hooks["windows"].Run));
        Assert.Equal(2, Calls(hooks["posix"].Run).Count);
        Assert.Equal(Sentences(hooks["posix"].Run), Sentences(hooks["windows"].Run));
    }

    private IEnumerable<string> Asked => File.Exists(Path.Combine(_path.FullName, "asked")) ? File.ReadAllLines(Path.Combine(_path.FullName, "asked")) : [];

    /// <param name="found">What the fake reports about the static website. Null if there is no Azure CLI.</param>
    private async Task<(int ExitCode, string Output, string Errors)> Run(string? found, string refuse = "nothing", string account = "stsite1")
    {
        if (found is not null)
        {
            var az = Path.Combine(_path.FullName, "az");
            await File.WriteAllTextAsync(
                az, $"#!/bin/sh\necho \"$*\" >> '{_path.FullName}/asked'\nif [ \"$4\" = {refuse} ]; then echo refused >&2; exit 3; fi\nif [ \"$4\" = show ]; then echo '{found}'; fi\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        using var process = new Process
        {
            StartInfo = new("/bin/sh", [Path.Combine(Repository.Root, AzdProject.Read().Hooks["postprovision"]["posix"].Run)])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["PATH"] = _path.FullName, ["CONTENT_STORAGE_NAME"] = account },
            },
        };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors);
    }

    private static List<string> Calls(string script) => [.. Az().Matches(Text(script)).Select(match => match.Groups[1].Value)];

    private static List<string> Sentences(string script) => [.. Said().Matches(Text(script)).Select(match => match.Groups[1].Value)];

    private static string Text(string script) => File.ReadAllText(Path.Combine(Repository.Root, script)).Replace("$env:", "$", StringComparison.Ordinal);

    [GeneratedRegex("az (storage [^\r\n]*?)[)]?$", RegexOptions.Multiline)]
    private static partial Regex Az();

    [GeneratedRegex("(?:echo|WriteLine\\(|Write-Output) ?\"([^\"]+)\"")]
    private static partial Regex Said();
}
