using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Operating;

public sealed class EraseTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Everything_under_an_address_loses_its_name_and_keeps_its_text_and_others_keep_theirs()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await Send(app, "Published", "Sam Example", "sam@example.org");
        await app.Curators.Decides(Curators.Amina, "Published", "approve");
        await Send(app, "Waiting", "Sam Example", "Sam@Example.org");
        await Send(app, "From somebody else", "Alex Example", "alex@example.org");
        await app.IsIdle();
        var operators = new Operator(azurite, app.Get<IOptions<StorageSettings>>().Value);

        Assert.Equal((0, "Personal data erased from 2 contributions.\n", ""), await operators.Runs("erase", "SAM@example.org"));

        await app.IsIdle();
        var rows = await app.Get<ContributionStore>().All(CancellationToken.None).ToDictionaryAsync(read => read.Value.Title, read => read.Value);
        foreach (var title in new[] { "Published", "Waiting" })
        {
            Assert.Equal(Contributions.Contributor.Unknown, rows[title].Contributor);
            Assert.Equal(HistoryAction.PersonalDataErased, rows[title].History[^1].Action);
            // The app has opened what the command sealed, and had the mail provider forget the address.
            Assert.Null(rows[title].ErasureDue);
        }

        Assert.Equal(ContributionState.Approved, rows["Published"].State);
        Assert.Equal("Alex Example", rows["From somebody else"].Contributor.Name);
        Assert.Equal((0, "Personal data erased from 0 contributions.\n", ""), await operators.Runs("erase", "sam@example.org"));
    }

    [Fact]
    public async Task A_curator_with_the_address_is_pointed_out_and_what_is_no_address_refused()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var operators = new Operator(azurite, app.Get<IOptions<StorageSettings>>().Value);
        await operators.Runs("curators", "add", "Dilys", "dilys@example.org");

        Assert.True((await operators.Asks("erase", "dilys@example.org")).GetProperty("isCurator").GetBoolean());
        Assert.Equal((1, "", "'dilys' is not an email address.\n"), await operators.Runs("erase", "dilys"));
    }

    private static async Task Send(ManifestoApp app, string title, string name, string address)
    {
        var form = (await app.Contributor.Fills(title)).Choose("attribution", "named").Type("name", name).Type("email", address);
        await (await form.Submit()).Submit();
    }
}
