using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CollaborationManifesto.Telemetry;

/// <summary>
/// Sends spans and metrics where the variables of OpenTelemetry or Application Insights say; without either, nothing runs. Log lines are not
/// sent here: in Azure the host forwards them (docs/adr/0009).
/// </summary>
internal static class TelemetryExport
{
    /// <summary>
    /// Milliseconds between exports of all metrics, unless OTEL_METRIC_EXPORT_INTERVAL is set. Every minute would be five times as much data.
    /// </summary>
    private const int Interval = 300_000;

    private const string Insights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static void AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        bool IsSet(string name) => !string.IsNullOrEmpty(configuration[name]);
        var collector = IsSet("OTEL_EXPORTER_OTLP_ENDPOINT");
        var (spans, metrics) = (collector || IsSet("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"), collector || IsSet("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"));
        var insights = IsSet(Insights);
        if (spans || insights)
            services.AddOpenTelemetry().WithTracing(traces =>
            {
                // The second source is the platform's: its span of each function call connects its other spans to ours.
                traces.AddSource(Traces.Name, "Microsoft.Azure.Functions.Worker").AddProcessor(new PermittedTags());
                if (spans)
                    traces.AddOtlpExporter();
                if (insights)
                    traces.AddAzureMonitorTraceExporter();
            });
        if (metrics || insights)
            services.AddOpenTelemetry().WithMetrics(meters =>
            {
                meters.AddMeter(Traces.Name, $"{Traces.Name}.*");
                if (metrics)
                    meters.AddOtlpExporter((_, reader) => reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds ??= Interval);
                if (insights)
                    meters.AddAzureMonitorMetricExporter();
            });
        if (!spans && !metrics && !insights)
            return;
        services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(configuration["OTEL_SERVICE_NAME"] ?? "collaboration-manifesto"));
        if (insights)
            AddInsights(services, configuration);
    }

    private static void AddInsights(IServiceCollection services, IConfiguration configuration) =>
        services.AddOptions<AzureMonitorExporterOptions>().Configure<IServiceProvider>((options, provider) =>
        {
            options.ConnectionString = configuration[Insights];
            // Keeps all traces, so that any contribution's can be looked up. The workspace limits what a flood costs (infra/monitoring.bicep).
            options.TracesPerSecond = null;
            options.DisableOfflineStorage = true;
            // Each would send lines every minute. The host already sends the same for this machine, and all spans are kept.
            options.EnablePerformanceCounters = false;
            options.EnableStandardMetrics = false;
            options.EnableLiveMetrics = false;
            // The same identity as for storage: in Azure no key is accepted (infra/monitoring.bicep).
            var storage = configuration.GetSection("Storage");
            if (storage["credential"] is not null)
                options.Credential = provider.GetRequiredService<AzureComponentFactory>().CreateTokenCredential(storage);
        });
}
