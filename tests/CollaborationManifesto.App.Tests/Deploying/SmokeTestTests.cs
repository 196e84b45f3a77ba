using System.Diagnostics;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>Runs the workflow's smoke test for Azure against this machine.</summary>
public sealed class SmokeTestTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_working_service_passes_and_is_left_as_it_was()
    {
        await using var app = await ManifestoApp.Start(azurite);

        var (exit, output, errors) = await Run(app, Web.Curators.Amina, patience: 60);

        Assert.Equal((0, ""), (exit, errors));
        Assert.Matches("^The limits tell people apart by: connection\\.\nSent as [^ ]+\\.\nApproved\\.\nPublished\\.\nWithdrawn\\.\nGone\\.\n$", output);
        Assert.DoesNotContain("Smoke test", (await app.Browser.Open(new(app.Site, "/manifesto.json"))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_publish_fails()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: "--PublishSchedule=0 0 0 1 1 *");

        var (exit, output, errors) = await Run(app, Web.Curators.Amina, patience: 15);

        Assert.Equal((1, "Waited 15 s in vain: the contribution to be in manifesto.json\n"), (exit, errors));
        Assert.EndsWith("Approved.\nWithdrawn.\nGone.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_handles_no_message_fails()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());

        var (exit, _, errors) = await Run(app, Web.Curators.Amina, patience: 1);

        Assert.Equal((1, "Waited 1 s in vain: amina@example.org to be a curator\n"), (exit, errors));
    }

    private async Task<(int ExitCode, string Output, string Errors)> Run(ManifestoApp app, string curator, int patience)
    {
        using var process = new Process
        {
            StartInfo = new("node", [Path.Combine(Repository.Root, "infra", "smoke-test.mjs"), Origin(app.Site), Origin(app.Api), curator, $"{patience}"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var environment = process.StartInfo.Environment;
        environment["MANIFESTO"] = $"dotnet {Path.Combine(AppContext.BaseDirectory, "manifesto.dll")}";
        environment["Storage"] = azurite.ConnectionString;
        environment["SiteUrl"] = Origin(app.Site);
        environment["ApiUrl"] = Origin(app.Api);
        var names = app.Get<IOptions<StorageSettings>>().Value;
        foreach (var property in typeof(StorageSettings).GetProperties())
            environment[property.Name] = (string)property.GetValue(names)!;
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, errors);
    }

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
