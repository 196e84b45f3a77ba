using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CollaborationManifesto.Telemetry;

/// <summary>
/// Sends spans and metrics to where OpenTelemetry's variables or Application Insights' say; where neither is set, nothing of it runs.
/// Log lines go another way: in Azure the host forwards them (docs/adr/0009).
/// </summary>
internal static class TelemetryExport
{
    /// <summary>Milliseconds between two exports of all metrics, where OTEL_METRIC_EXPORT_INTERVAL says no other. A minute is five times the volume.</summary>
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
                // The second is the platform's: the span of each function that it calls, between its own and ours.
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
            // All traces: a contribution's must be there when someone asks. What a flood costs is limited by the workspace (infra/monitoring.bicep).
            options.TracesPerSecond = null;
            options.DisableOfflineStorage = true;
            // Each would be some lines a minute for as long as an instance runs; the host sends the same of the same machine, and spans are all kept.
            options.EnablePerformanceCounters = false;
            options.EnableStandardMetrics = false;
            options.EnableLiveMetrics = false;
            // The identity that the storage is used with: in Azure no key is accepted (infra/monitoring.bicep).
            var storage = configuration.GetSection("Storage");
            if (storage["credential"] is not null)
                options.Credential = provider.GetRequiredService<AzureComponentFactory>().CreateTokenCredential(storage);
        });
}
