using Azure.Data.Tables;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>The app keeps the promises of the privacy notice.</summary>
public sealed class RetentionTests(SharedAzurite azurite)
{
    private readonly MovableClock _clock = new();

    [Fact]
    public async Task An_address_is_deleted_ninety_days_after_the_decision()
    {
        await using var app = await Start();
        await Send(app, "Published");
        await app.Curators.Decides(Curators.Amina, "Published", "approve");
        await Send(app, "Still waiting");
        await app.IsIdle();

        await After(app, days: 89);
        Assert.All(await Rows(app), row => Assert.NotNull(row.Contributor.Email));
        await After(app, days: 2);

        var rows = (await Rows(app)).ToDictionary(row => row.Title, row => row.Contributor);
        Assert.Null(rows["Published"].Email);
        Assert.Equal("Sam Example", rows["Published"].Name);
        Assert.NotNull(rows["Still waiting"].Email);
    }

    [Fact]
    public async Task Declined_and_withdrawn_contributions_go_after_a_year_from_every_table()
    {
        await using var app = await Start();
        await Send(app, "Published");
        await app.Curators.Decides(Curators.Amina, "Published", "approve");
        await Send(app, "Canary declined");
        await app.Curators.Decides(Curators.Amina, "Canary declined", "decline", "Not about working together");
        var status = await Send(app, "Canary withdrawn");
        await status.Confirms("withdraw");
        await app.IsIdle();

        await After(app, days: 364);
        Assert.Equal(3, (await app.ContributionIds()).Count);
        await After(app, days: 2);

        Assert.Equal("Published", Assert.Single(await Rows(app)).Title);
        var projection = app.Get<TableServiceClient>().GetTableClient(app.Get<IOptions<StorageSettings>>().Value.ManifestoTable);
        await foreach (var row in projection.QueryAsync<TableEntity>())
            Assert.DoesNotContain(row.Select(property => property.Value).OfType<string>(), text => text.Contains("Canary", StringComparison.Ordinal));
        Assert.Equal("This link does not work", (await app.Browser.Open(status.Address)).Heading);
    }

    [Fact]
    public async Task Email_records_are_deleted_with_the_contributors_address()
    {
        await using var app = await Start();
        await Send(app, "Published");
        await app.MailTo("sam@example.org", "Is this your address?");
        await app.Curators.Decides(Curators.Amina, "Published", "approve");
        await app.IsIdle();
        var mails = app.Get<TableServiceClient>().GetTableClient(app.Get<IOptions<StorageSettings>>().Value.MailTable);
        var before = await mails.QueryAsync<TableEntity>().ToListAsync();
        Assert.Single(before, row => row.PartitionKey.StartsWith("to-", StringComparison.Ordinal));

        await After(app, days: 91);

        var after = await mails.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(before.Where(row => !row.PartitionKey.StartsWith("to-", StringComparison.Ordinal)).Select(row => row.RowKey), after.Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_contribution_reopened_during_deletion_stays_on_the_desk()
    {
        var meanwhile = new Meanwhile();
        await using var app = await ManifestoApp.Start(azurite, services =>
        {
            services.RemovePumps();
            services.AddSingleton<TimeProvider>(_clock);
            meanwhile.Watch(services);
        });
        var id = app.IdIn(await app.Contributor.Sends("Declined"));
        await app.HandleMessages();
        await app.Curators.Decides(Curators.Amina, "Declined", "decline", "Not now");
        await app.HandleMessages();
        _clock.Advance(TimeSpan.FromDays(366));
        var read = (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None))!.Value;
        var ben = (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None)).Single(curator => curator.Email.Value == Curators.Ben);
        meanwhile.BeforeNextDelete(() => app.Get<DecisionService>().RecordAsync(
            read, new(ben, [ben.Id]), new("reopen", DecisionKind.Reopen, read.Value.ContentVersion, "We were wrong") { FromDesk = true }, CancellationToken.None));

        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        await app.HandleMessages();

        Assert.Equal(ContributionState.Pending, Assert.Single(await Rows(app)).State);
        Assert.Equal(id, Assert.Single(await app.Get<Projection>().WaitingAsync(CancellationToken.None)).Id);
    }

    [Fact]
    public async Task The_notice_names_the_controller_and_the_days_that_are_kept()
    {
        await using var app = await ManifestoApp.Start(
            azurite, settings: ["--Privacy:Controller=Northmoor District Council", "--Privacy:ContactEmail=data@northmoor.example", "--Privacy:AddressDays=30"]);

        var notice = await app.Browser.Open(new(app.Site, "/privacy/"));

        Assert.Contains("Northmoor District Council is the controller", notice.Text, StringComparison.Ordinal);
        Assert.Contains("data@northmoor.example", notice.Text, StringComparison.Ordinal);
        Assert.Contains("Your email address is deleted 30 days after", notice.Text, StringComparison.Ordinal);
    }

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services => services.AddSingleton<TimeProvider>(_clock));

    private static async Task<WebPage> Send(ManifestoApp app, string title)
    {
        var form = (await app.Contributor.Fills(title)).Choose("attribution", "named").Type("name", "Sam Example").Type("email", "sam@example.org");
        return await (await form.Submit()).Submit();
    }

    private async Task After(ManifestoApp app, int days)
    {
        _clock.Advance(TimeSpan.FromDays(days));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        await app.IsIdle();
    }

    private static async Task<IReadOnlyList<Contribution>> Rows(ManifestoApp app)
    {
        var ids = await app.ContributionIds();
        return [.. (await Task.WhenAll(ids.Select(id => app.Get<ContributionStore>().FindAsync(ContributionId.Parse(id), CancellationToken.None)))).Select(read => read!.Value.Value)];
    }
}
