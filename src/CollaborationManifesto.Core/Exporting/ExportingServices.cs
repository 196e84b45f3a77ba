using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Exporting;

internal static class ExportingServices
{
    public static void AddExporting(this IServiceCollection services)
    {
        services.AddSingleton<ManifestoExport>();
        services.AddSingleton<ManifestoRestore>();
    }
}
