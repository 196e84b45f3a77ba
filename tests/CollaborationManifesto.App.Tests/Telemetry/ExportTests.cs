using System.Diagnostics;
using Azure.Monitor.OpenTelemetry.Exporter;
using CollaborationManifesto.App.Tests.Running;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CollaborationManifesto.App.Tests.Telemetry;

public sealed class ExportTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Spans_and_metrics_go_to_the_collector_that_the_standard_variables_name()
    {
        await using var collector = await Collector.Start();
        await using var app = await Exporting($"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}");

        await app.Contributor.Sends();

        await Holds(collector, "/v1/traces", "send contributions-", "process contributions-", "/v3/mail/send", "PublishManifesto", "http.route", "collaboration-manifesto");
        await Holds(collector, "/v1/metrics", "manifesto.contributions.accepted", "manifesto.mails.sent", "messaging.process.duration", "manifesto.publish.duration", "http.server.request.duration");
        Assert.Equal(["/v1/metrics", "/v1/traces"], collector.Paths);
    }

    [Fact]
    public async Task No_token_no_path_and_no_header_of_a_request_is_exported()
    {
        await using var collector = await Collector.Start();
        await using var app = await Exporting($"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}");
        app.Browser.Http.DefaultRequestHeaders.Add("User-Agent", "Elderagent");

        var status = await app.Contributor.Sends();
        await app.Browser.Open(status.Address);
        await app.Browser.Open(app.Function("elderpath?elderquery"));
        var token = QueryHelpers.ParseQuery(status.Address.Query)["token"].ToString();
        PlatformPutsIntoItsSpan(token);
        using var last = await app.Browser.Http.GetAsync(app.Function("health/live"));
        await Holds(collector, "/v1/traces", "api/contributions/status", "api/health/live", "of the platform");

        Assert.All(
            [token, token[..20], "token", "url.query", "url.path", "Elderagent", "elderpath", "elderquery", "127.0.0.1:"],
            secret => Assert.DoesNotContain(secret, collector.Text(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Application_Insights_gets_them_where_its_connection_string_is_set()
    {
        await using var collector = await Collector.Start();
        await using var app = await Exporting($"--APPLICATIONINSIGHTS_CONNECTION_STRING=InstrumentationKey=11111111-1111-1111-1111-111111111111;IngestionEndpoint={collector.Address}/");

        await app.Contributor.Sends();

        await app.IsIdle();
        Assert.True(app.Get<TracerProvider>().ForceFlush());
        Assert.True(app.Get<MeterProvider>().ForceFlush());
        await Holds(collector, "/v2.1/track", "send contributions-", "process contributions-", "/v3/mail/send", "manifesto.contributions.accepted");
    }

    [Fact]
    public async Task Performance_counters_standard_and_live_metrics_are_off()
    {
        await using var collector = await Collector.Start();
        await using var app = await ManifestoApp.Start(
            azurite,
            services => services.RemovePumps(),
            $"--APPLICATIONINSIGHTS_CONNECTION_STRING=InstrumentationKey=11111111-1111-1111-1111-111111111111;IngestionEndpoint={collector.Address}/");

        var options = app.Get<IOptionsMonitor<AzureMonitorExporterOptions>>().CurrentValue;
        Assert.Equal((false, false, false), (options.EnablePerformanceCounters, options.EnableStandardMetrics, options.EnableLiveMetrics));
    }

    [Fact]
    public async Task Telemetry_is_off_by_default()
    {
        await using var app = await ManifestoApp.Start(azurite);

        Assert.Null(app.Services.GetService<TracerProvider>());
        Assert.Null(app.Services.GetService<MeterProvider>());
    }

    [Fact]
    public async Task One_signal_alone_can_be_exported()
    {
        await using var app = await Exporting("--OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://127.0.0.1:9/v1/metrics");

        Assert.Null(app.Services.GetService<TracerProvider>());
        Assert.NotNull(app.Services.GetService<MeterProvider>());
    }

    private static void PlatformPutsIntoItsSpan(string token)
    {
        using var platform = new ActivitySource("Microsoft.Azure.Functions.Worker");
        using var span = platform.StartActivity("of the platform");
        span!.SetTag("url.query", $"?token={token}").SetTag("url.path", "/elderpath").SetTag("user_agent.original", "Elderagent").SetStatus(ActivityStatusCode.Error, "elderquery");
    }

    /// <summary>Exports at once instead of after some seconds.</summary>
    private Task<ManifestoApp> Exporting(string destination) => ManifestoApp.Start(
        azurite, null, destination, "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "--OTEL_BSP_SCHEDULE_DELAY=100", "--OTEL_METRIC_EXPORT_INTERVAL=100");

    private static async Task Holds(Collector collector, string path, params string[] words)
    {
        foreach (var word in words)
            await Eventually.True(() => collector.Text(path).Contains(word, StringComparison.Ordinal), $"“{word}” at {path}");
    }
}
