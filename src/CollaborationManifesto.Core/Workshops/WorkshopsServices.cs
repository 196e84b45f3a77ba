using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Workshops;

internal static class WorkshopsServices
{
    public static void AddWorkshops(this IServiceCollection services)
    {
        services.AddSingleton<UploadDesk>();
        services.AddSingleton<ImportPreviews>();
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<ImportTakeBack>();
        services.AddSingleton<ImportRunner>();
        services.AddSingleton<LookalikeGroups>();
        services.AddSingleton<ImportResponses>();
    }
}
