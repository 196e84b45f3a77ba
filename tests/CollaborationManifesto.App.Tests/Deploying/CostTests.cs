using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>The cost model of docs/operations.md rests on the storage calls of one contribution. This counts them.</summary>
public sealed class CostTests(SharedAzurite azurite)
{
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
    public void Cost_totals_match_calls_and_prices()
    {
        var model = new CostModel(Guide);
        Assert.Equal(
            [
                CostModel.Row("executions", "N0", month => month.Executions),
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
    public void A_flood_costs_what_its_limits_let_through()
    {
        var (limits, notices, model) = (new LimitSettings(), new NoticeSettings(), new CostModel(Guide));
        CostModel.Flood[] floods = [model.FloodOf(limits.Burst, limits.PerMinute), model.FloodOf(limits.TotalBurst, limits.TotalPerMinute)];

        Assert.Equal(
            [
                CostModel.FloodRow("posts that are taken", "N0", floods.Select(flood => (double)flood.Posts)),
                CostModel.FloodRow("contributions", "N0", floods.Select(flood => (double)flood.Contributions)),
                CostModel.FloodRow("calls of storage", "N0", floods.Select(flood => (double)flood.Calls)),
                CostModel.FloodRow("storage, in US dollars", "N2", floods.Select(flood => flood.Storage)),
                CostModel.FloodRow("emails to three curators, at most", "N0", floods.Select(_ => 3.0 * 24 * notices.MailsPerHour)),
                CostModel.FloodRow("emails that ask an address or have a private link, at most", "N0", floods.Select(flood => (double)flood.Posts)),
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
