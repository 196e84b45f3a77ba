using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Reconciling;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>
/// Removes each safeguard in turn, through test services instead of a product switch, and the audit must find the damage. With the
/// safeguard, the audit finds nothing.
/// </summary>
public sealed class ControlTests(SharedAzurite azurite)
{
    private readonly Ledger _ledger = new();
    private readonly MovableClock _clock = new();
    private readonly Random _stays = new Patient();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_the_check_of_ETags_a_decision_made_at_the_same_moment_is_lost(bool isChecked)
    {
        Func<Task>? atThatMoment = null;
        await using var app = await Start(services => services.AddSingleton<TableServiceClient>(new ChangedTables(azurite.ConnectionString, async (table, _, ifMatch, make) =>
        {
            if (Interlocked.Exchange(ref atThatMoment, null) is { } what)
                await what();
            return await make(isChecked || !table.StartsWith("contributions", StringComparison.Ordinal) ? ifMatch : ETag.All);
        })));
        using var crowd = await People(app);
        var (amina, ben) = await Two(app);
        var id = (await crowd.Send("key"))!.Value;
        await app.HandleMessages();

        atThatMoment = () => crowd.Decide(id, ben, "object");
        await crowd.Decide(id, amina, "object");

        var audit = await Audited(app);
        Assert.Equal((isChecked ? 0 : 1, isChecked), (audit.DecisionsLost, audit.IsClean));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_the_row_before_the_message_a_crash_loses_the_notification(bool isMessageFirst)
    {
        var rows = new Meanwhile();
        var late = new LateQueues(azurite.ConnectionString);
        await using var app = await Start(services =>
        {
            rows.Watch(services);
            if (!isMessageFirst)
                services.AddSingleton<QueueServiceClient>(late);
        });
        using var crowd = await People(app);

        rows.AfterNextContribution(() =>
        {
            late.Forget();
            throw new DiedException();
        });
        await crowd.Send("key");
        await app.HandleMessages();

        var audit = await Audited(app);
        Assert.Equal((isMessageFirst ? 0 : 3, isMessageFirst), (audit.Untold, audit.IsClean));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_the_sent_mark_a_repeated_message_emails_again(bool isMarked)
    {
        await using var app = await Start(services => services.AddSingleton<TableServiceClient>(new ChangedTables(azurite.ConnectionString, (table, mode, ifMatch, make) =>
            isMarked || mode != TableUpdateMode.Merge || !table.StartsWith("mail", StringComparison.Ordinal) ? make(ifMatch) : Task.FromResult<Response>(null!))));
        using var crowd = await People(app);
        var id = (await crowd.Send("key"))!.Value;
        await app.HandleMessages();

        // Queues deliver at least once. This is the second time.
        _clock.Advance(TimeSpan.FromMinutes(2));
        await app.Get<ChangeQueue>().AnnounceAsync(id, id.ToString(), CancellationToken.None);
        await app.HandleMessages();

        var audit = await Audited(app);
        Assert.Equal((isMarked ? 0 : 3, isMarked), (audit.CopiesUnexcused, audit.IsClean));
    }

    private Task<ManifestoApp> Start(Action<IServiceCollection> replace) => ManifestoApp.Start(
        azurite,
        services =>
        {
            services.RemovePumps();
            services.AddSingleton<TimeProvider>(_clock);
            replace(services);
        },
        "--Curation:ApprovalsNeeded=3", "--Logging:LogLevel:Microsoft=None");

    private async Task<Crowd> People(ManifestoApp app) =>
        new(app.Api, app.Get<LinkTokens>(), await app.Get<CuratorRegister>().AllAsync(CancellationToken.None), _ledger, _stays);

    private static async Task<(Curator Amina, Curator Ben)> Two(ManifestoApp app) =>
        await app.Get<CuratorRegister>().AllAsync(CancellationToken.None) is [var amina, var ben, ..] ? (amina, ben) : throw new InvalidOperationException();

    private async Task<Audit> Audited(ManifestoApp app) => Audit.Of(_ledger, await Stored.Read(app.Services, app.Mails()));

    /// <summary>Nobody gives up.</summary>
    private sealed class Patient : Random
    {
        public override int Next(int maxValue) => maxValue - 1;
    }
}
