using System.Net;
using System.Text.Json;
using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Health;

public sealed class ReadyTests(SharedAzurite azurite) : IDisposable
{
    private readonly MovableClock _clock = new();
    private readonly StorageOutage _storage = new();
    private readonly MailOutage _mail = new();

    [Fact]
    public async Task A_service_that_is_well_says_so_of_every_part()
    {
        await using var app = await Start();

        var (status, report) = await Ready(app);

        Assert.Equal((HttpStatusCode.OK, "healthy"), (status, report.GetProperty("status").GetString()));
        Assert.Equal(
            ["blobs", "keyRing", "mailReach", "notifications", "poison", "publishing", "queues", "tables"],
            report.GetProperty("checks").EnumerateObject().Select(check => check.Name).Order(StringComparer.Ordinal));
        Assert.All(report.GetProperty("checks").EnumerateObject(), check => Assert.Equal("healthy", check.Value.GetProperty("status").GetString()));
        Assert.InRange(report.GetProperty("checks").GetProperty("publishing").GetProperty("ageSeconds").GetInt64(), 0, 60);
    }

    [Theory]
    [InlineData("tables", nameof(StorageSettings.ContributionsTable))]
    [InlineData("queues", nameof(StorageSettings.ContributionsQueue))]
    [InlineData("blobs", nameof(StorageSettings.SiteContainer))]
    [InlineData("keyRing", nameof(StorageSettings.KeysContainer))]
    public async Task Without_a_part_that_people_need_it_is_not_ready_and_says_which(string check, string setting)
    {
        await using var app = await Start();
        var name = Name(app, setting);

        _storage.Away = call => call.Contains(name, StringComparison.Ordinal);

        var (status, report) = await Ready(app);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unhealthy"), (status, report.GetProperty("status").GetString()));
        Assert.Equal([check], report.GetProperty("checks").EnumerateObject().Where(one => one.Value.GetProperty("status").GetString() == "unhealthy").Select(one => one.Name));
        Assert.DoesNotContain("Elderstorage", report.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_hangs_is_not_waited_for_longer_than_some_seconds()
    {
        await using var app = await Start();
        _storage.Fails = cancellation => Task.Delay(Timeout.Infinite, cancellation);
        _storage.Away = call => call.StartsWith("GET", StringComparison.Ordinal);

        var (status, _) = await Ready(app);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
    }

    [Fact]
    public async Task A_change_unpublished_for_nine_minutes_is_reported()
    {
        await using var app = await Start();
        await app.Contributor.Sends();
        await app.HandleMessages();

        _clock.Advance(TimeSpan.FromMinutes(8));
        Assert.Equal("healthy", await Check(app, "publishing"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("degraded", await Check(app, "publishing"));
        var (status, report) = await Ready(app);
        Assert.Equal((HttpStatusCode.OK, "degraded"), (status, report.GetProperty("status").GetString()));

        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        Assert.Equal("healthy", await Check(app, "publishing"));
        _clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal("healthy", await Check(app, "publishing"));
    }

    [Fact]
    public async Task A_publish_that_fails_again_and_again_is_as_late_as_its_first_try()
    {
        await using var app = await Start();
        var site = Name(app, nameof(StorageSettings.SiteContainer));
        await app.Contributor.Sends();
        await app.HandleMessages();
        _storage.Away = call => call.StartsWith("PUT", StringComparison.Ordinal) && call.Contains(site, StringComparison.Ordinal);

        for (var tries = 0; tries < 3; tries++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => app.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
            _clock.Advance(TimeSpan.FromMinutes(6));
        }

        Assert.Equal("degraded", await Check(app, "publishing"));
    }

    [Fact]
    public async Task An_unhandled_notification_is_reported_after_half_an_hour()
    {
        await using var app = await Start();
        await app.Contributor.Sends();

        _clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal("healthy", await Check(app, "notifications"));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("degraded", await Check(app, "notifications"));

        await app.HandleMessages();
        Assert.Equal("healthy", await Check(app, "notifications"));
    }

    [Fact]
    public async Task A_refused_notification_is_reported_until_delivered()
    {
        await using var app = await Start();
        _mail.Fault = _ => MailOutage.Answer(HttpStatusCode.ServiceUnavailable);
        await app.Contributor.Sends();
        await app.HandleMessages();

        _clock.Advance(TimeSpan.FromMinutes(20));
        await Eventually.Some(async () => await app.Services.HandleMessages() > 0 ? "tried" : null, "the second try");
        _clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("degraded", await Check(app, "notifications"));

        _mail.Fault = null;
        await Eventually.Some(async () => await app.Services.HandleMessages() > 0 ? "tried" : null, "the third try");
        Assert.Equal(3, app.Mails().Count);
        Assert.Equal("healthy", await Check(app, "notifications"));
    }

    [Fact]
    public async Task Poison_is_counted_by_queue()
    {
        await using var app = await Start();
        var queue = Name(app, nameof(StorageSettings.DeskQueue));
        await app.Get<QueueServiceClient>().GetQueueClient(queue + "-poison").SendMessageAsync("poison");

        var (status, report) = await Ready(app);

        Assert.Equal((HttpStatusCode.OK, "degraded"), (status, report.GetProperty("status").GetString()));
        Assert.Equal(1, report.GetProperty("checks").GetProperty("poison").GetProperty("messages").GetProperty(queue).GetInt32());
    }

    public void Dispose() => _mail.Dispose();

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        services.AddSingleton<TimeProvider>(_clock);
        _storage.Watch(services);
        _mail.Install(services);
    });

    private static string Name(ManifestoApp app, string setting) =>
        (string)typeof(StorageSettings).GetProperty(setting)!.GetValue(app.Get<IOptions<StorageSettings>>().Value)!;

    private async Task<string?> Check(ManifestoApp app, string name) =>
        (await Ready(app)).Report.GetProperty("checks").GetProperty(name).GetProperty("status").GetString();

    private async Task<(HttpStatusCode Status, JsonElement Report)> Ready(ManifestoApp app)
    {
        // Results are cached for some seconds.
        _clock.Advance(HealthResult.CacheDuration);
        using var answer = await app.Browser.Http.GetAsync(app.Function("health/ready"));
        Assert.Equal(("application/json", "no-store"), (answer.Content.Headers.ContentType!.MediaType, $"{answer.Headers.CacheControl}"));
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone());
    }
}
