using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Publishing;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Reconciling;

/// <summary>One run of the hourly timer completes what the program left when it died and its message was lost.</summary>
public sealed class ReconcilingTests(SharedAzurite azurite)
{
    private static readonly int Cases = ReliabilityTable.Size(3, 60);

    /// <summary>Longer than a message's lifetime and an email burst.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(35);

    private readonly MovableClock _clock = new();
    private readonly Death _death = new();

    [Fact]
    public async Task One_run_repairs_any_crash_with_a_lost_message() => await Life.Any.Array[12].SampleAsync(
        async lives =>
        {
            await using var app = await Start();
            var ids = lives.Select(_ => ContributionId.New()).ToArray();
            foreach (var (index, life) in lives.Index())
                await Happen(app, life, ids[index], ids[(index + 1) % ids.Length]);
            Assert.True(_death.Struck);
            await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);

            _clock.Advance(Later);
            await Run(app);

            await NothingLeftBehind.Check(app, azurite);
        },
        iter: Cases,
        threads: 1,
        print: lives => string.Join('\n', lives.Select(life => $"{(life.HasAddress ? "with" : "no")} address: {string.Join(", ", life.Moments)}")));

    [Fact]
    public async Task A_change_that_was_projected_and_not_marked_is_published_after_the_run()
    {
        await using var app = await Start();
        var id = ContributionId.New();
        await new Life(false, []).Send(app, id);
        await app.HandleMessages();
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        await Life.Do(app, Act.Approve, id, id);
        _death.BeforeCallTo = "_change";
        await Assert.ThrowsAnyAsync<DiedException>(app.HandleMessages);
        _death.Restart();
        await Messages(app).ClearMessagesAsync();
        Assert.True(await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
        Assert.DoesNotContain($"Title {id}", (await app.Services.SiteFiles())["manifesto.json"], StringComparison.Ordinal);

        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);

        Assert.Contains($"Title {id}", (await app.Services.SiteFiles())["manifesto.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_whose_change_was_not_marked_is_published_after_the_run()
    {
        await using var app = await Start();
        var theme = new Theme(ContributionId.New(), "Not marked", "", [new("1", DateTimeOffset.UnixEpoch, ThemeAction.Published, "amina", "Amina")]) { Published = new("Not marked", "", DateTimeOffset.UnixEpoch) };
        var note = Given.Approved("In it", ContributionKind.Barrier) with { Place = new(theme.Id, 1, 0, DateTimeOffset.UnixEpoch, "amina", "Amina", "move") };
        await app.Get<ContributionStore>().InsertAsync(note, CancellationToken.None);
        await app.Get<Projection>().ShowAsync(note, CancellationToken.None);
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        _death.BeforeCallTo = "_change";
        await Assert.ThrowsAnyAsync<DiedException>(() => app.Get<ThemeRegister>().AddAsync(theme, CancellationToken.None));
        _death.Restart();
        Assert.IsType<PublishOutcome.UpToDate>(await app.Get<Publisher>().RunAsync(CancellationToken.None));

        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);

        Assert.Contains("Not marked", (await app.Services.SiteFiles())["themes/index.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_everything_shows_but_the_desk_is_handled_again()
    {
        await using var app = await Start();
        var id = ContributionId.New();
        await new Life(false, []).Send(app, id);
        await app.HandleMessages();
        await Life.Do(app, Act.Approve, id, id);
        _death.BeforeCallTo = "PartitionKey='open'";
        await Assert.ThrowsAnyAsync<DiedException>(app.HandleMessages);
        _death.Restart();
        await Messages(app).ClearMessagesAsync();
        _clock.Advance(Later);

        await Run(app);

        await NothingLeftBehind.Check(app, azurite);
    }

    [Fact]
    public async Task Handled_and_queued_changes_are_left_alone()
    {
        await using var app = await Start();
        await app.Contributor.Sends("Handled");
        await app.HandleMessages();
        await app.Curators.Decides(Curators.Amina, "Handled", "approve");
        await app.HandleMessages();
        await app.Contributor.Sends("Waits");
        await app.HandleMessages();
        await app.Contributor.Sends("Has its message");
        await Messages(app).ClearMessagesAsync();

        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Equal(0, await app.QueueLength());

        _clock.Advance(Later);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Equal(1, await app.QueueLength());
    }

    [Fact]
    public async Task While_mail_is_down_a_run_leaves_no_message_more()
    {
        var outage = new Faults.MailOutage { Fault = _ => Faults.MailOutage.Answer(System.Net.HttpStatusCode.ServiceUnavailable) };
        await using var app = await Start(outage.Install);
        await new Life(true, []).Send(app, ContributionId.New());
        await app.HandleMessages();
        await Messages(app).ClearMessagesAsync();
        _clock.Advance(Later);

        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Equal(0, await app.QueueLength());
        outage.Fault = null;
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        Assert.Contains(app.Mails(), mail => mail.Subject.Contains("Is this your address", StringComparison.Ordinal));
    }

    private Task<ManifestoApp> Start(Action<IServiceCollection>? replace = null) => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        services.AddSingleton<TimeProvider>(_clock);
        _death.Install(services);
        replace?.Invoke(services);
    });

    private async Task Happen(ManifestoApp app, Life life, ContributionId id, ContributionId other)
    {
        foreach (var (index, moment) in life.Moments.Index())
        {
            _death.Comes(moment.DiesAt, moment.Answered);
            try
            {
                await (index == 0 ? life.Send(app, id) : Life.Do(app, moment.Act, id, other));
                await app.HandleMessages();
            }
            catch (Exception died) when (died is DiedException or AggregateException { InnerException: DiedException })
            {
                // Its work in progress stays as it is.
            }

            _death.Restart();
            await Messages(app).ClearMessagesAsync();
        }
    }

    /// <summary>What the timers do: the run, the messages it announced, and the digests.</summary>
    private static async Task Run(ManifestoApp app)
    {
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await Eventually.Some(
            async () =>
            {
                await app.HandleMessages();
                return await app.QueueLength() == 0 ? "handled" : null;
            },
            "all messages to be handled");
        await app.Get<Digests>().SendDueAsync(CancellationToken.None);
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
    }

    private static QueueClient Messages(ManifestoApp app) =>
        app.Get<QueueServiceClient>().GetQueueClient(app.Get<IOptions<StorageSettings>>().Value.ContributionsQueue);
}
