using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Sessions;
using CollaborationManifesto.App.Tests.Signing;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.Links;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Sessions;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>The cost model of docs/operations.md rests on the storage calls of one contribution. This counts them.</summary>
public sealed class CostTests(SharedAzurite azurite)
{
    // None is like another, because finding that out costs calls.
    private static readonly string[] Notes =
    [
        "Budgets end in March", "Too many chat tools", "Lawyers say no", "Kein gemeinsames Ziel", "Silence after workshops", "Meetings without agenda",
        "Passwords expire weekly", "Our managers change often", "Grand plans, few hands", "Jargon everywhere",
    ];

    private readonly StorageCalls _calls = new();

    [Fact]
    public async Task Storage_calls_match_the_cost_model()
    {
        await using var app = await ManifestoApp.Start(
            azurite,
            services =>
            {
                services.RemovePumps();
                _calls.Watch(services);
            });
        var form = await app.Contributor.Fills();
        // Send one first, so that keys and curators exist.
        await app.Contributor.Sends("First");
        await app.HandleMessages();
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        // The hourly run also does this once a day.
        await app.Get<Reach>().CheckDailyAsync(CancellationToken.None);
        // In the background, and once a minute at most.
        await app.Get<PublishedTexts>().Reading;
        _calls.Forget();

        var counted = new List<string>();
        await (await form.Submit()).Submit();
        counted.Add(Row("sending"));
        await app.HandleMessages();
        counted.Add(Row("handling what was sent, three curators mailed"));
        var page = await app.Curators.OpensReview(Curators.Amina, "Nobody wrote down why");
        await page.Choose("decision", "approve").Submit();
        counted.Add(Row("deciding"));
        await app.HandleMessages();
        counted.Add(Row("handling what was decided"));
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        counted.Add(Row("publishing one change"));
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        counted.Add(Row("publishing when nothing changed"));
        await app.Get<Digests>().SendDueAsync(CancellationToken.None);
        counted.Add(Row("looking for digests"));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        counted.Add(Row("looking for what is kept too long"));
        await app.Get<PoisonWatch>().LookAsync(CancellationToken.None);
        counted.Add(Row("looking for poison"));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        counted.Add(Row("looking for what was left behind"));
        await app.Browser.Open(app.Function("health/ready"));
        counted.Add(Row("answering the availability test"));

        Assert.Equal(counted, Guide.Where(line => counted.Any(row => line.StartsWith(row.Split(" |")[0] + " |", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Storage_calls_of_events_match_the_cost_model()
    {
        var clock = new MovableClock();
        await using var app = await ManifestoApp.Start(
            azurite,
            services =>
            {
                services.RemovePumps();
                services.AddSingleton<TimeProvider>(clock);
                _calls.Watch(services);
            },
            "--Intake:MinSeconds=0");
        await app.NamesEdition();
        var desk = new DeskMessages();
        await Signs("Warm");
        await desk.Handle(app);
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        var workshop = await LiveWorkshop.Open(app);
        var phone = await workshop.Joins();
        app.Get<SessionRooms>().Forget(workshop.Id);
        _calls.Forget();

        var counted = new List<string>();
        Assert.Equal(LiveWorkshop.Question, (await app.Browser.Open(app.Function($"workshop/wall?token={Uri.EscapeDataString(app.Get<LinkTokens>().ForWall(workshop.Id))}"))).Heading);
        counted.Add(Row("what all phones and walls of a workshop share, in a second"));
        await LiveWorkshop.Send(phone, Notes[0]);
        counted.Add(Row("sending a note of a workshop"));
        foreach (var note in Notes[1..])
            await workshop.Sends(note);
        await workshop.Close();
        clock.Advance(TimeSpan.FromMinutes(30));
        _calls.Forget();
        await app.Get<SessionRunner>().ContinueLeftBehindAsync(CancellationToken.None);
        await desk.Handle(app);
        counted.Add(Row("bringing ten notes of a closed workshop to the curators"));
        while (await app.Services.HandleMessages() > 0)
            continue;
        counted.Add(Row("handling those ten"));
        await Signs("Sam");
        counted.Add(Row("signing, with the form, the check and the email that asks"));
        await desk.Handle(app);
        counted.Add(Row("handling a signature"));
        var list = await app.Browser.Open(new((await app.Desk(Curators.Amina)).Document.QuerySelector("main a[href*='desk/signatures']")!.GetAttribute("href")!));
        _calls.Forget();
        await list.Choose("read", "yes").Submit();
        var approval = new DeskMessages();
        await approval.Handle(app);
        // When it can no longer be undone, the two are told.
        clock.Advance(TimeSpan.FromMinutes(20));
        await approval.HandleAgain(app);
        counted.Add(Row("approving two signatures together, and telling both"));
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        counted.Add(Row("publishing two signatures"));
        Assert.Equal(2, app.Mails().Count(mail => mail.Subject == "Your signature is published"));

        Assert.Equal(counted, Guide.Where(line => counted.Any(row => line.StartsWith(row.Split(" |")[0] + " |", StringComparison.Ordinal))));

        async Task Signs(string name)
        {
            var link = await app.SendsSignature(await app.ChecksSignature(name, $"{name}@dorset.example"));
            await desk.Handle(app);
            await (await app.Browser.Open(link)).Choose("answer", "yes").Submit();
        }
    }

    [Fact]
    public void Cost_totals_match_calls_and_prices()
    {
        var model = new CostModel(Guide);
        Assert.Equal(
            [
                CostModel.Row("executions", "N0", month => month.Executions),
                CostModel.Row("GB-seconds", "N0", month => month.GigabyteSeconds),
                CostModel.Row("telemetry, in GB", "N2", month => month.GigabytesOfTelemetry),
                CostModel.Row("functions", "N2", model.Functions),
                CostModel.Row("storage", "N2", model.Storage),
                CostModel.Row("logs", "N2", model.Logs),
                CostModel.Row("alerts and availability test", "N2", _ => model.Watching),
                CostModel.Row("SendGrid", "N2", _ => model.Mail),
                CostModel.Row("**all**", "N2", model.All),
            ],
            Guide.SkipWhile(line => !line.StartsWith("| a month,", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')));
    }

    [Fact]
    public void Costs_of_events_match_calls_and_prices()
    {
        var model = new CostModel(Guide);
        CostModel.Event[] events = [model.WorkshopHour, model.LaunchDay];

        Assert.Equal(
            [
                CostModel.RowOf("executions", "N0", events.Select(one => (double)one.Executions)),
                CostModel.RowOf("GB-seconds", "N0", events.Select(one => one.GigabyteSeconds)),
                CostModel.RowOf("telemetry, in MB", "N1", events.Select(one => one.MegabytesOfTelemetry)),
                CostModel.RowOf("storage, in US dollars", "N3", events.Select(one => one.Storage)),
                CostModel.RowOf("functions, in US dollars, if nothing is left of what is free", "N2", events.Select(model.FunctionsOf)),
                CostModel.RowOf("emails", "N0", events.Select(one => (double)one.Mails)),
            ],
            Guide.SkipWhile(line => !line.StartsWith("| an event,", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')));
    }

    [Fact]
    public void Timers_and_the_availability_test_run_as_often_as_the_guide_says()
    {
        Assert.Contains($"- timers run {CostModel.TimerRuns:N0} times, and the availability test {CostModel.AvailabilityRuns:N0} times", Guide);
        Assert.InRange(CostModel.TimerRuns + CostModel.AvailabilityRuns, 1, 45_000);
    }

    [Fact]
    public void A_flood_costs_what_its_limits_let_through()
    {
        var (limits, notices, model) = (new LimitSettings(), new NoticeSettings(), new CostModel(Guide));
        CostModel.Flood[] floods = [model.FloodOf(limits.Burst, limits.PerMinute), model.FloodOf(limits.TotalBurst, limits.TotalPerMinute)];

        Assert.Equal(
            [
                CostModel.RowOf("posts that are taken", "N0", floods.Select(flood => (double)flood.Posts)),
                CostModel.RowOf("contributions", "N0", floods.Select(flood => (double)flood.Contributions)),
                CostModel.RowOf("calls of storage", "N0", floods.Select(flood => (double)flood.Calls)),
                CostModel.RowOf("storage, in US dollars", "N2", floods.Select(flood => flood.Storage)),
                CostModel.RowOf("emails to three curators, at most", "N0", floods.Select(_ => 3.0 * 24 * notices.MailsPerHour)),
                CostModel.RowOf("emails that ask an address or have a private link, at most", "N0", floods.Select(flood => (double)flood.Posts)),
            ],
            Guide.SkipWhile(line => !line.StartsWith("| a flood of a day,", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')));
    }

    private static string[] Guide { get; } = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "operations.md"));

    /// <summary>A row of the guide's table: the action, then its calls to tables, queues, and reads and writes of blobs.</summary>
    private string Row(string what)
    {
        var calls = _calls.All.ToList();
        _calls.Forget();
        // Tests' queue and container names contain a hyphen, table names do not.
        var queues = calls.Count(call => call.Contains("/contributions-", StringComparison.Ordinal) || call.Contains("/desk-", StringComparison.Ordinal));
        var blobs = calls.Where(call => call.Contains("/site-", StringComparison.Ordinal) || call.Contains("/publishing-", StringComparison.Ordinal) || call.Contains("/keys-", StringComparison.Ordinal) || call.Contains("/imports-", StringComparison.Ordinal)).ToList();
        var reads = blobs.Count(call => call.StartsWith("GET ", StringComparison.Ordinal) || call.StartsWith("HEAD ", StringComparison.Ordinal));
        return $"| {what} | {calls.Count - queues - blobs.Count} | {queues} | {reads} | {blobs.Count - reads} |";
    }
}
