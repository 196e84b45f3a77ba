using System.Net;
using Azure.Storage.Blobs;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Operating;

/// <summary>An operator gives a desk link to a curator whom email does not reach.</summary>
public sealed class CuratorLinkTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_link_opens_the_desk_until_its_curator_is_removed()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends("Nobody wrote down why");
        await app.IsIdle();
        var operators = OperatorOf(app);

        var (exit, link, errors) = await operators.Runs("curators", "link", "\u200eAmina <AMINA@example.org>");

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains("Nobody wrote down why", (await app.Browser.Open(new(link.Trim()))).Text, StringComparison.Ordinal);

        await operators.Runs("curators", "remove", Curators.Amina);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Browser.Open(new(link.Trim()))).Status);
    }

    [Fact]
    public async Task The_command_finds_the_app_through_the_published_site()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends("Nobody wrote down why");
        await app.IsIdle();

        var (exit, link, errors) = await new Operator(azurite, app.Get<IOptions<StorageSettings>>().Value).Runs("curators", "link", Curators.Amina);

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains("Nobody wrote down why", (await app.Browser.Open(new(link.Trim()))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_app_address_names_the_settings_to_set()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Get<BlobServiceClient>().GetBlobContainerClient(app.Get<IOptions<StorageSettings>>().Value.SiteContainer).GetBlobClient("openapi.json").DeleteAsync();
        var operators = new Operator(azurite, app.Get<IOptions<StorageSettings>>().Value);
        await operators.Runs("curators", "add", "Dilys Example", "dilys@example.org");

        Assert.Equal(
            (1, "", "Nothing is published yet that says where the app is. Set SiteUrl and ApiUrl in the environment, as the app has them, such as SiteUrl=https://manifesto.example.org.\n"),
            await operators.Runs("curators", "link", "dilys@example.org"));
    }

    [Fact]
    public async Task A_link_needs_a_curators_address()
    {
        await using var app = await ManifestoApp.Start(azurite);

        Assert.Equal(
            (1, "", "No curator has the address sam@example.org. 'manifesto curators list' shows who has which.\n"),
            await OperatorOf(app).Runs("curators", "link", "sam@example.org"));
    }

    private Operator OperatorOf(ManifestoApp app) => new(
        azurite,
        app.Get<IOptions<StorageSettings>>().Value,
        ("SiteUrl", app.Site.GetLeftPart(UriPartial.Authority)),
        ("ApiUrl", app.Api.GetLeftPart(UriPartial.Authority)));
}
