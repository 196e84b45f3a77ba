using System.Diagnostics.Metrics;
using System.Net;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.LocalHost.FunctionsHost;
using CollaborationManifesto.Notifying;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.App.Tests.Telemetry;

/// <summary>Operators rely on names, units and tags. This compares docs/operations.md with the program.</summary>
public sealed class NameTests(SharedAzurite azurite)
{
    [Fact]
    public async Task The_guide_lists_every_metric_with_its_unit_and_its_tags()
    {
        var outage = new MailOutage();
        await using var app = await ManifestoApp.Start(
            azurite,
            services =>
            {
                services.RemovePumps();
                outage.Install(services);
            },
            "--Limits:Burst=10",
            "--Limits:PerMinute=1");
        using var seen = new MetricsSeen(app.Get<IMeterFactory>());

        await MeasureEverything(app, outage);

        var guide = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "operations.md"))
            .SkipWhile(line => !line.StartsWith("| metric |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'));
        Assert.Equal(guide.Select(line => string.Join('|', line.Split('|').Take(4)) + '|'), seen.Rows);
    }

    private static async Task MeasureEverything(ManifestoApp app, MailOutage outage)
    {
        await app.Contributor.Sends();
        outage.Fault = _ => MailOutage.Answer(HttpStatusCode.ServiceUnavailable);
        await app.HandleMessages();
        outage.Fault = null;
        await Eventually.Some(async () => await app.Services.HandleMessages() > 0 ? "handled" : null, "the message that was put back");
        await (await app.Curators.OpensReview(Curators.Amina, "Nobody wrote down why")).Choose("decision", "approve").Submit();
        await app.HandleMessages();
        await Assert.ThrowsAsync<FormatException>(() => app.Get<ChangeHandler>().HandleAsync("""{"id":"no id","commandId":"","acceptedAt":"2026-01-01T00:00:00Z"}""", CancellationToken.None));
        foreach (var (_, timer) in app.Get<FunctionCatalog>().With<TimerTriggerAttribute>())
            await timer.CallAsync(new TimerInfo(), CancellationToken.None);
        while ((await app.Browser.Send(new(HttpMethod.Post, app.Function("contributions")) { Content = new FormUrlEncodedContent([]) })).Status != HttpStatusCode.TooManyRequests)
        {
        }
    }
}
