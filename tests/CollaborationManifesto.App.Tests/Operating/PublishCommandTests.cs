using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Operating;

/// <summary>An operator publishes by command when the app's timer has stopped.</summary>
public sealed class PublishCommandTests(SharedAzurite azurite) : IDisposable
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("manifesto-publish-");

    [Fact]
    public async Task The_command_publishes_approved_contributions()
    {
        await using var app = await Start();
        await Approve(app, "Nobody wrote down why");
        var settings = SettingsOf(app);

        var (exit, output, errors) = await OperatorOf(app).Runs("publish", "--settings", settings);

        Assert.Equal((0, ""), (exit, errors));
        Assert.StartsWith("Published: 1 contribution, ", output, StringComparison.Ordinal);
        Assert.Contains("Nobody wrote down why", (await app.Browser.Open(new(app.Site, "/board/"))).Text, StringComparison.Ordinal);
        Assert.Equal((0, "The site is up to date. There was nothing to publish.\n", ""), await OperatorOf(app).Runs("publish", "--settings", settings));
        Assert.False((await OperatorOf(app).Asks("publish", "--settings", settings)).GetProperty("published").GetBoolean());
    }

    [Fact]
    public async Task While_another_publisher_holds_the_lease_nothing_is_changed()
    {
        await using var app = await Start();
        await Approve(app, "Nobody wrote down why");
        var lease = app.Get<BlobServiceClient>().GetBlobContainerClient(app.Get<IOptions<StorageSettings>>().Value.PublishingContainer).GetBlobClient("lease").GetBlobLeaseClient();
        await lease.AcquireAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(
            (1, "", "Another publisher is at work, so nothing was changed: the app's timer does run, or was stopped less than a minute ago. Try again in a minute.\n"),
            await OperatorOf(app).Runs("publish", "--settings", SettingsOf(app)));

        Assert.DoesNotContain("Nobody wrote down why", (await app.Browser.Open(new(app.Site, "/board/"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_settings_are_named_and_nothing_changes()
    {
        await using var app = await Start();
        await Approve(app, "Nobody wrote down why");

        Assert.Equal(
            (1, "", """
            Setting 'SiteUrl' is '': expected an address such as https://manifesto.example.org, without a path or a slash at the end.
            Setting 'ApiUrl' is '': expected an address such as https://manifesto.example.org, without a path or a slash at the end.
            Setting 'Privacy:Controller' is '': expected the name of the organisation that answers for the personal data.
            Setting 'Privacy:ContactEmail' is '': expected the email address that people write to about their data.
            Nothing was changed. Give the app's own settings with --settings: docs/operations.md says how to get them.

            """),
            await OperatorOf(app).Runs("publish"));

        Assert.DoesNotContain("Nobody wrote down why", (await app.Browser.Open(new(app.Site, "/board/"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_setting_is_named_and_nothing_changes()
    {
        await using var app = await Start();

        var (exit, _, errors) = await OperatorOf(app).Runs("publish", "--settings", SettingsOf(app, ", { \"name\": \"Manifesto__Nane\", \"value\": \"Ours\" }"));

        Assert.Equal(1, exit);
        Assert.StartsWith("Setting 'Manifesto:Nane' is unknown: did you mean 'Manifesto:Name'?\n", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[1]")]
    [InlineData("""[{ "value": "x" }]""")]
    [InlineData("""{ "SiteUrl": 5 }""")]
    public async Task A_file_without_settings_is_refused(string content)
    {
        await using var app = await Start();
        var file = Path.Combine(_files.FullName, "wrong.json");
        await File.WriteAllTextAsync(file, content);

        var (exit, _, errors) = await OperatorOf(app).Runs("publish", "--settings", file);

        Assert.Equal(1, exit);
        Assert.StartsWith("wrong.json is not a list of settings: ", errors, StringComparison.Ordinal);
    }

    public void Dispose() => _files.Delete(recursive: true);

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services => services.RemovePumps());

    private static async Task Approve(ManifestoApp app, string title)
    {
        await app.Contributor.Sends(title);
        await app.HandleMessages();
        await (await app.Curators.OpensReview(Curators.Amina, title)).Choose("decision", "approve").Submit();
        await app.HandleMessages();
    }

    /// <summary>The format of <c>az functionapp config appsettings list</c>.</summary>
    private string SettingsOf(ManifestoApp app, string more = "")
    {
        var file = Path.Combine(_files.FullName, "settings.json");
        File.WriteAllText(file, $$"""
            [
              { "name": "SiteUrl", "slotSetting": false, "value": "{{app.Site.GetLeftPart(UriPartial.Authority)}}" },
              { "name": "ApiUrl", "slotSetting": false, "value": "{{app.Api.GetLeftPart(UriPartial.Authority)}}" },
              { "name": "Privacy__Controller", "slotSetting": false, "value": "The owner of this machine" },
              { "name": "Privacy__ContactEmail", "slotSetting": false, "value": "privacy@example.org" },
              { "name": "Storage__credential", "slotSetting": false, "value": "managedidentity" },
              { "name": "Mail__SendGridKey", "slotSetting": false, "value": "@Microsoft.KeyVault(VaultName=kv;SecretName=sendgrid-key)" }{{more}}
            ]
            """);
        return file;
    }

    private Operator OperatorOf(ManifestoApp app) => new(azurite, app.Get<IOptions<StorageSettings>>().Value);
}
