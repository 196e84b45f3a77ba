using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Publishing;

public sealed class AboutPageTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Only_curators_who_agreed_to_it_are_named_and_only_in_that_way()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var operators = new Operator(azurite, app.Get<IOptions<StorageSettings>>().Value);
        Assert.Contains("None of them has chosen to be named here.", (await app.Published("/about/", "Who looks after it")).Text, StringComparison.Ordinal);

        await operators.Runs("curators", "add", "Dilys Example", "dilys@example.org", "--public-name", "Dilys <b>of</b> Wales");
        var named = await app.Published("/about/", "Dilys <b>of</b> Wales");
        Assert.All(["Dilys Example", "dilys@example.org", "Amina"], hidden => Assert.DoesNotContain(hidden, named.Html, StringComparison.Ordinal));
        await operators.Runs("curators", "add", "Dilys Jones", "dilys@example.org");
        Assert.Equal("Dilys <b>of</b> Wales", (await operators.Asks("curators", "list")).EnumerateArray().Single(curator => curator.GetProperty("name").GetString() == "Dilys Jones").GetProperty("publicName").GetString());

        await operators.Runs("curators", "add", "Dilys Jones", "dilys@example.org", "--public-name", "");
        await app.Gone("/about/", "of Wales");
        await app.Published("/about/", "None of them has chosen to be named here.");
    }

    [Fact]
    public async Task A_removed_curator_is_no_longer_named()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var operators = new Operator(azurite, app.Get<IOptions<StorageSettings>>().Value);
        await operators.Runs("curators", "add", "Dilys", "dilys@example.org", "--public-name", "Dilys of Wales");
        await app.Published("/about/", "Dilys of Wales");

        await operators.Runs("curators", "remove", "dilys@example.org");

        await app.Published("/about/", "None of them has chosen to be named here.");
    }
}
