using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>People whom email does not reach: who is told about them, and that nothing else depends on it.</summary>
public sealed class ReachTests(SharedAzurite azurite) : IDisposable
{
    private const string Sam = "Sam@Example.org";

    private readonly MovableClock _clock = new();
    private readonly LogLines _log = new();
    private readonly Lists _lists = new();
    private readonly MailOutage _mail = new();

    [Fact]
    public async Task Only_the_command_line_shows_unreached_addresses()
    {
        await using var app = await Start();
        var id = await Sends(app, "One");
        await app.HandleMessages();
        await Plays(app, Curators.Ben, "bounces");
        await Plays(app, "sam@example.org", "spam_reports");
        await Plays(app, "stranger@example.com", "bounces");

        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        var desk = await app.Desk(Curators.Amina);
        Assert.Contains("Email does not reach Ben: an email bounced on ", desk.Text, StringComparison.Ordinal);
        Assert.Contains($"Email does not reach the person who sent this contribution: {id.Reference}.", desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", desk.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Sam Example", desk.Html, StringComparison.Ordinal);

        var report = await Ready(app);
        Assert.Equal("degraded", report.GetProperty("status").GetString());
        Assert.Equal((2, 1, 1, false, "read"), Counts(report));
        Assert.DoesNotContain("@", report.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(id.Reference, report.GetRawText(), StringComparison.Ordinal);

        var (exit, list, errors) = await OperatorOf(app).Runs("unreached");
        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains("Ben <ben@example.org>, curator: an email bounced on ", list, StringComparison.Ordinal);
        Assert.Contains($"{Sam}, contributor of {id.Reference}: an email was reported as spam on ", list, StringComparison.Ordinal);
        Assert.Contains("Ben <ben@example.org>, not reached: an email bounced on ", (await OperatorOf(app).Runs("curators", "list")).Output, StringComparison.Ordinal);

        // No address is stored, and nothing at all about a stranger.
        var rows = await Rows(app);
        Assert.Equal(["check", $"listed-contribution-{id}", $"listed-curator-{Id(Curators.Ben)}"], rows.Select(row => row.RowKey).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("@", string.Concat(rows.Select(row => string.Join(' ', row.Select(property => property.Value)))), StringComparison.Ordinal);
        Assert.DoesNotContain(_log.All, line => line.Contains("example.", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Suppression_lists_are_read_once_a_day_by_one_instance()
    {
        await using var app = await Start();
        await Sends(app, "One");
        await app.HandleMessages();
        await Plays(app, Curators.Ben, "bounces");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Get<Reach>().CheckDailyAsync(CancellationToken.None)));
        Assert.Equal(5, _lists.Asked);
        await Plays(app, Curators.Ben, "");
        _clock.Advance(TimeSpan.FromHours(22));
        await app.Get<Reach>().CheckDailyAsync(CancellationToken.None);
        Assert.Equal(5, _lists.Asked);
        Assert.Equal(1, Counts(await Ready(app)).CuratorsNotReached);

        _clock.Advance(TimeSpan.FromHours(2));
        await app.Get<Reach>().CheckDailyAsync(CancellationToken.None);

        Assert.Equal(10, _lists.Asked);
        Assert.Equal(0, Counts(await Ready(app)).CuratorsNotReached);
    }

    [Fact]
    public async Task Without_the_scopes_the_check_says_that_it_is_off_and_nothing_else_fails()
    {
        await using var app = await Start();
        _lists.Answer = HttpStatusCode.Forbidden;

        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await Sends(app, "One");
        await app.HandleMessages();

        var report = await Ready(app);
        Assert.Equal(("healthy", "off"), (report.GetProperty("status").GetString(), Counts(report).Suppressions));
        Assert.Equal("We do not know of anyone who email does not reach.\nWe do not know if email bounces, because the SendGrid key cannot read its lists.\n", (await OperatorOf(app).Runs("unreached")).Output);
        Assert.Equal(4, app.Mails().Count);
        Assert.Contains(_log.All, line => line.Contains("the API key has not the scopes for it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_suppression_check_is_retried_and_keeps_earlier_results()
    {
        await using var app = await Start();
        await Plays(app, Curators.Ben, "bounces");
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromDays(1));
        _lists.Answer = HttpStatusCode.InternalServerError;

        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Equal(1, Counts(await Ready(app)).CuratorsNotReached);
        _lists.Answer = null;
        await Plays(app, Curators.Ben, "");
        _clock.Advance(TimeSpan.FromHours(1));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        Assert.Equal(0, Counts(await Ready(app)).CuratorsNotReached);
    }

    [Fact]
    public async Task A_warning_appears_when_every_curator_has_paused()
    {
        await using var app = await Start();
        await Sends(app, "One");
        await app.HandleMessages();
        foreach (var curator in await app.Get<CuratorRegister>().AllAsync(CancellationToken.None))
            await app.Get<CuratorRegister>().SetEmailPreferenceAsync(curator.Id, EmailPreference.Paused, CancellationToken.None);

        const string Sentence = "All curators have paused their email. Nobody is told about new contributions.";
        Assert.Contains(Sentence, (await app.Desk(Curators.Amina)).Text, StringComparison.Ordinal);
        var (_, list, _) = await OperatorOf(app).Runs("curators", "list");
        Assert.Equal(3, list.Split('\n').Count(line => line.EndsWith("@example.org>, no email for now", StringComparison.Ordinal)));
        Assert.EndsWith(Sentence + "\n", list, StringComparison.Ordinal);
        var report = await Ready(app);
        Assert.Equal(("degraded", true, 0), (report.GetProperty("status").GetString(), Counts(report).NobodyIsTold, Counts(report).CuratorsTold));

        // One curator with email is enough.
        await app.Get<CuratorRegister>().SetEmailPreferenceAsync(Id(Curators.Ben), EmailPreference.DigestOnly, CancellationToken.None);
        Assert.DoesNotContain("Nobody is told", (await app.Desk(Curators.Amina)).Text, StringComparison.Ordinal);
        Assert.False(Counts(await Ready(app)).NobodyIsTold);

        // Unless email does not reach them.
        await Plays(app, Curators.Ben, "bounces");
        await app.Get<Reach>().CheckDailyAsync(CancellationToken.None);
        Assert.True(Counts(await Ready(app)).NobodyIsTold);
        Assert.Contains("Every curator has paused their email or cannot be reached by it", (await app.Desk(Curators.Amina)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_curator_is_named_until_a_later_mail_is_taken_or_they_are_taken_off()
    {
        await using var app = await Start();
        _mail.Fault = body => body.Contains(Curators.Ben, StringComparison.Ordinal) || body.Contains(Curators.Carys, StringComparison.Ordinal) ? MailOutage.Answer(HttpStatusCode.BadRequest) : null;
        await app.Contributor.Sends("One");
        await app.HandleMessages();
        Assert.Contains("Email does not reach Ben: the address was refused on ", (await app.Desk(Curators.Amina)).Text, StringComparison.Ordinal);
        Assert.Equal((1, 2), (Counts(await Ready(app)).CuratorsTold, Counts(await Ready(app)).CuratorsNotReached));
        _mail.Fault = null;
        _clock.Advance(TimeSpan.FromMinutes(1));
        await app.Contributor.Sends("Two");
        await OperatorOf(app).Runs("curators", "remove", Curators.Carys);
        await app.HandleMessages();

        await app.Get<Reach>().CheckDailyAsync(CancellationToken.None);

        Assert.Equal(["check"], (await Rows(app)).Select(row => row.RowKey));
        Assert.Equal(0, Counts(await Ready(app)).CuratorsNotReached);
    }

    [Fact]
    public async Task Suppression_records_are_deleted_with_the_contributors_address()
    {
        await using var app = await Start();
        var (erased, removed) = (await Sends(app, "One"), await Sends(app, "Two"));
        await app.HandleMessages();
        await Plays(app, "sam@example.org", "bounces");
        await app.Get<Reach>().CheckDailyAsync(CancellationToken.None);
        Assert.Equal(2, Counts(await Ready(app)).ContributorsNotReached);

        var status = await app.Browser.Open(app.Function($"contributions/status?token={Uri.EscapeDataString(app.Get<LinkTokens>().ForStatus(erased))}"));
        await status.Confirms("erase");
        await app.HandleMessages();
        Assert.DoesNotContain(await Rows(app), row => row.RowKey.Contains(erased.ToString(), StringComparison.Ordinal));

        var question = await app.Browser.Open(app.Function($"contributions/address?token={Uri.EscapeDataString(app.Get<LinkTokens>().ForAddress(removed))}"));
        await question.Choose("answer", "no").Submit();
        Assert.Equal("We do not know of anyone who email does not reach.\n", (await OperatorOf(app).Runs("unreached")).Output);
        _clock.Advance(TimeSpan.FromDays(1));
        await app.Get<Reach>().CheckDailyAsync(CancellationToken.None);
        Assert.Equal(["check"], (await Rows(app)).Select(row => row.RowKey));
    }

    [Fact]
    public async Task Readiness_changes_nothing_before_the_curators_are_seeded()
    {
        await using var app = await Start();
        var before = await app.Rows();

        Assert.Equal((3, 0, 0, false, "notReadYet"), Counts(await Ready(app)));

        Assert.Equal(before, await app.Rows());
    }

    [Fact]
    public async Task LocalHost_drops_email_to_suppressed_addresses()
    {
        await using var app = await Start();
        var page = await app.Browser.Open(new(app.Site, "/inbox/suppressions"));
        Assert.Contains("There is none.", page.Text, StringComparison.Ordinal);

        Assert.Contains("ben@example.org · bounces", (await page.Type("email", Curators.Ben).Submit()).Text, StringComparison.Ordinal);
        await app.Contributor.Sends();
        await app.HandleMessages();

        Assert.Equal([Curators.Amina, Curators.Carys], app.Mails().Select(mail => mail.To).Order());
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Browser.Http.PostAsync(new Uri(app.Site, "/inbox/suppressions"), new FormUrlEncodedContent([new("email", "a@example.org"), new("list", "nonsense")]))).StatusCode);
    }

    public void Dispose()
    {
        _lists.Dispose();
        _mail.Dispose();
    }

    private Task<ManifestoApp> Start() => ManifestoApp.Start(
        azurite,
        services =>
        {
            services.RemovePumps();
            services.AddSingleton<TimeProvider>(_clock);
            services.AddSingleton<ILoggerProvider>(_log);
            services.AddHttpClient(nameof(SuppressionLists)).AddHttpMessageHandler(() => _lists);
            _mail.Install(services);
        },
        "--Logging:LogLevel:Default=Warning",
        "--Logging:LogLevel:CollaborationManifesto=Information");

    private static async Task<ContributionId> Sends(ManifestoApp app, string title) =>
        app.IdIn(await (await (await app.Contributor.Fills(title)).Type("name", "Sam Example").Type("email", Sam).Submit()).Submit());

    /// <param name="list">Empty takes the address off all lists.</param>
    private static async Task Plays(ManifestoApp app, string address, string list) =>
        (await app.Browser.Http.PostAsync(new Uri(app.Site, "/inbox/suppressions"), new FormUrlEncodedContent([new("email", address), new("list", list)]))).EnsureSuccessStatusCode();

    private async Task<JsonElement> Ready(ManifestoApp app)
    {
        // Health results are cached for this long.
        _clock.Advance(HealthResult.CacheDuration);
        return JsonDocument.Parse(await app.Browser.Http.GetStringAsync(app.Function("health/ready"))).RootElement.Clone();
    }

    private static (int CuratorsTold, int CuratorsNotReached, int ContributorsNotReached, bool NobodyIsTold, string? Suppressions) Counts(JsonElement report)
    {
        var check = report.GetProperty("checks").GetProperty("mailReach");
        return (
            check.GetProperty("curatorsTold").GetInt32(),
            check.GetProperty("curatorsNotReached").GetInt32(),
            check.GetProperty("contributorsNotReached").GetInt32(),
            check.GetProperty("nobodyIsTold").GetBoolean(),
            check.GetProperty("suppressions").GetString());
    }

    private static async Task<List<TableEntity>> Rows(ManifestoApp app) => await app.Get<TableServiceClient>()
        .GetTableClient(app.Get<IOptions<StorageSettings>>().Value.MailTable).QueryAsync<TableEntity>(row => row.PartitionKey == "unreached").ToListAsync();

    private static string Id(string curator) => Curator.Create("", EmailAddress.TryParse(curator)!).Id;

    private Operator OperatorOf(ManifestoApp app) => new(azurite, app.Get<IOptions<StorageSettings>>().Value);

    /// <summary>The connection to SendGrid's suppression lists.</summary>
    private sealed class Lists : DelegatingHandler
    {
        private int _asked;

        public HttpStatusCode? Answer { get; set; }

        public int Asked => _asked;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            return Answer is { } status ? new(status) : await base.SendAsync(request, cancellationToken);
        }
    }
}
