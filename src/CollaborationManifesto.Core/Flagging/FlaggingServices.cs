using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Flagging;

internal static class FlaggingServices
{
    public static void AddFlagging(this IServiceCollection services)
    {
        services.AddSingleton<SimilarContributions>();
        services.AddSingleton<PublishedTexts>();
        services.AddSingleton<Findings>();
    }
}
