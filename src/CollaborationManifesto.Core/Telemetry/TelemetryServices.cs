using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Telemetry;

internal static class TelemetryServices
{
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics();
        services.AddSingleton<Counts>();
        services.AddSingleton<MessageProcessing>();
        services.AddTelemetryExport(configuration);
    }
}
