using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.LocalHost.FunctionsHost;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Functions;

/// <summary>Where LocalHost behaves as the Functions host does (docs/adr/0001).</summary>
public sealed class HostTests(SharedAzurite azurite) : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("manifesto-timers-");

    [Fact]
    public async Task A_poison_message_lives_for_seven_days()
    {
        await using var app = await ManifestoApp.Start(azurite);

        await app.SendMessage("not ours");

        await Eventually.Some(async () => await app.PoisonLength() == 1 ? "poisoned" : null, "the poison queue");
        var queue = app.Get<QueueServiceClient>().GetQueueClient(app.Get<IOptions<StorageSettings>>().Value.ContributionsQueue + "-poison");
        var message = (await queue.PeekMessageAsync()).Value;
        Assert.Equal(TimeSpan.FromDays(7), message.ExpiresOn - message.InsertedOn);
    }

    [Fact]
    public void A_timer_that_was_missed_is_past_due_at_the_next_start()
    {
        var due = new DateTime(2026, 11, 29, 1, 7, 0, DateTimeKind.Utc);
        new TimerRecord(_data).SetDue("Reconcile", due);

        var next = new TimerRecord(_data);

        Assert.True(next.IsPastDue("Reconcile", due.AddSeconds(1)));
        Assert.False(next.IsPastDue("Reconcile", due.AddSeconds(-1)));
        Assert.False(next.IsPastDue("WatchPoison", due.AddYears(1)));
    }

    [Fact]
    public async Task A_start_runs_the_timers_that_were_missed()
    {
        var (clock, lines, names) = (new MovableClock(), new LogLines(), StorageNames.New());
        await using (await Start(clock, lines, names))
        {
            var poison = new QueueClient(azurite.ConnectionString, names.ContributionsQueue + "-poison");
            await poison.CreateIfNotExistsAsync();
            await poison.SendMessageAsync("not ours");
        }

        Assert.DoesNotContain(lines.All, line => line.Contains("Poison message", StringComparison.Ordinal));
        clock.Advance(TimeSpan.FromHours(25));
        await using var app = await Start(clock, lines, names);

        await Eventually.True(() => lines.All.Any(line => line.Contains("Poison message", StringComparison.Ordinal)), "the timer that was missed to run");
    }

    [Fact]
    public async Task The_sample_waits_for_functions_run_elsewhere()
    {
        var names = StorageNames.New();

        await using var app = await FreePorts.With((site, api) => LocalApp.StartAsync(
            new() { Site = site, Api = api, Data = _data, Functions = false, Settings = [.. TestSettings.Of(azurite.ConnectionString, names)] }, TextWriter.Null));

        var queue = app.Services.GetRequiredService<QueueServiceClient>().GetQueueClient(names.ContributionsQueue);
        Assert.NotEqual(0, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    private Task<LocalApp> Start(MovableClock clock, LogLines lines, StorageSettings names) => FreePorts.With((site, api) => LocalApp.StartAsync(
        new()
        {
            Site = site,
            Api = api,
            Data = _data,
            Empty = true,
            Settings = [.. TestSettings.Of(azurite.ConnectionString, names), "--Logging:LogLevel:Default=Information", "--RetentionSchedule=0 0 3 * * *"],
        },
        TextWriter.Null,
        services => services.AddSingleton<TimeProvider>(clock).AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(lines)));

    public void Dispose() => _data.Delete(recursive: true);
}
