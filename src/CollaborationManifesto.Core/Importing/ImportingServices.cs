using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Importing;

internal static class ImportingServices
{
    public static void AddImporting(this IServiceCollection services)
    {
        services.AddSingleton<BoardReader>();
        services.AddSingleton<BoardImport>();
    }
}
