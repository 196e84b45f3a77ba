using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Editions;

internal static class EditionsServices
{
    public static void AddEditions(this IServiceCollection services)
    {
        services.AddSingleton<EditionMail>();
        services.AddSingleton<EditionNotices>();
        services.AddSingleton<EditionDesk>();
        services.AddSingleton<EditionResponses>();
    }
}
