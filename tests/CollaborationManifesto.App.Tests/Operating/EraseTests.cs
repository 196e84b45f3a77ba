using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Operating;

public sealed class EraseTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Erasure_covers_every_contribution_from_an_address()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await Send(app, "Published", "Sam Example", "sam@example.org");
        await app.Curators.Decides(Curators.Amina, "Published", "approve");
        await Send(app, "Waiting", "Sam Example", "Sam@Example.org");
        await Send(app, "From someone else", "Alex Example", "alex@example.org");
        await app.IsIdle();
        var operators = new Operator(azurite, app.Get<IOptions<StorageSettings>>().Value);

        Assert.Equal((0, "Personal data erased from 2 contributions.\n", ""), await operators.Runs("erase", "SAM@example.org"));

        await app.IsIdle();
        var rows = await app.Get<ContributionStore>().AllAsync(CancellationToken.None).ToDictionaryAsync(read => read.Value.Title, read => read.Value);
        foreach (var title in new[] { "Published", "Waiting" })
        {
            Assert.Equal(CollaborationManifesto.Model.Contributor.Unknown, rows[title].Contributor);
            Assert.Equal(HistoryAction.PersonalDataErased, rows[title].History[^1].Action);
            // The app has opened what the command sealed, and the email provider has forgotten the address.
            Assert.Null(rows[title].ErasureDue);
        }

        Assert.Equal(ContributionState.Approved, rows["Published"].State);
        Assert.Equal("Alex Example", rows["From someone else"].Contributor.Name);
        Assert.Equal((0, "Personal data erased from 0 contributions.\n", ""), await operators.Runs("erase", "sam@example.org"));
    }

    [Fact]
    public async Task Erasure_points_out_a_curator_and_refuses_invalid_addresses()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var operators = new Operator(azurite, app.Get<IOptions<StorageSettings>>().Value);
        await operators.Runs("curators", "add", "Dilys", "dilys@example.org");

        Assert.True((await operators.Asks("erase", "dilys@example.org")).GetProperty("isCurator").GetBoolean());
        Assert.Equal((1, "", "'dilys' is not an email address.\n"), await operators.Runs("erase", "dilys"));
    }

    [Theory]
    [InlineData("\u200esam@exam\u200bple.org", "sam@example.org", "sam@example.org")]
    [InlineData("josé@exämple.org", "josé@xn--exmple-cua.org", "josé@exämple.org")]
    public async Task An_address_stored_unnormalised_is_erased(string stored, string written, string asked)
    {
        await using var app = await ManifestoApp.Start(azurite);
        await Send(app, "Copied", "Sam Example", "sam@example.org");
        await app.MailTo("sam@example.org", "");
        await app.IsIdle();
        var names = app.Get<IOptions<StorageSettings>>().Value;
        var id = ContributionId.Parse((await app.ContributionIds()).Single());
        var mailTable = await AsStoredBefore(app, names, id, stored);
        var mails = app.Mails().Count(mail => mail.To != Curators.Amina && mail.To != Curators.Ben && mail.To != Curators.Carys);

        await app.Curators.Decides(Curators.Amina, "Copied", "approve");
        await app.IsIdle();
        Assert.Equal(mails, app.Mails().Count(mail => mail.To == written || mail.To == "sam@example.org"));
        var before = (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None))!.Value.Value.Contributor.Email!;
        Assert.Equal((written, stored), (before.Value, before.StoredAs));

        var (exit, output, _) = await new Operator(azurite, names).Runs("erase", asked);

        Assert.Equal((0, "Personal data erased from 1 contribution.\n"), (exit, output));
        await app.IsIdle();
        Assert.Equal(CollaborationManifesto.Model.Contributor.Unknown, (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None))!.Value.Value.Contributor);
        Assert.Equal(0, await mailTable.QueryAsync<TableEntity>().CountAsync(row => row.PartitionKey.StartsWith("to-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_curator_whom_a_version_before_stored_as_copied_is_found_by_the_address()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var names = app.Get<IOptions<StorageSettings>>().Value;
        const string Stored = "dilys\u200b@example.org";
        var row = new TableEntity("curators", ContributionId.FromKey("curator", Stored).ToString()[..12]) { ["Name"] = "Dilys", ["Email"] = Stored };
        await app.Get<TableServiceClient>().GetTableClient(names.CuratorsTable).UpsertEntityAsync(row);
        var operators = new Operator(azurite, names);

        Assert.Equal((0, "Dilys Example <dilys@example.org> was a curator already.\n", ""), await operators.Runs("curators", "add", "Dilys Example", "dilys@example.org"));
        Assert.True((await operators.Asks("erase", "dilys@example.org")).GetProperty("isCurator").GetBoolean());
        Assert.Equal((0, "dilys@example.org is no longer a curator.\n", ""), await operators.Runs("curators", "remove", "dilys@example.org"));
    }

    /// <summary>The row and the record of the question, as an older version wrote them.</summary>
    private static async Task<TableClient> AsStoredBefore(ManifestoApp app, StorageSettings names, ContributionId id, string address)
    {
        var tables = app.Get<TableServiceClient>();
        var contributions = tables.GetTableClient(names.ContributionsTable);
        await contributions.UpdateEntityAsync(new TableEntity($"{id}", "contribution") { ["Email"] = address }, ETag.All, TableUpdateMode.Merge);
        var mails = tables.GetTableClient(names.MailTable);
        var sent = await mails.QueryAsync<TableEntity>().SingleAsync(row => row.RowKey == $"question-{id}");
        var key = (await app.Get<BlobServiceClient>().GetBlobContainerClient(names.KeysContainer).GetBlobClient("address-hash.key").DownloadContentAsync()).Value.Content.ToArray();
        var hash = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address.ToLowerInvariant())));
        await mails.AddEntityAsync(new TableEntity($"to-{hash}", sent.RowKey) { ["SentAt"] = sent["SentAt"], ["ClaimedUntil"] = sent["ClaimedUntil"] });
        await mails.DeleteEntityAsync(sent.PartitionKey, sent.RowKey);
        return mails;
    }

    private static async Task Send(ManifestoApp app, string title, string name, string address)
    {
        var form = (await app.Contributor.Fills(title)).Choose("attribution", "named").Type("name", name).Type("email", address);
        await (await form.Submit()).Submit();
    }
}
