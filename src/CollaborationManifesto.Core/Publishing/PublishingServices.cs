using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Publishing;

internal static class PublishingServices
{
    public static void AddPublishing(this IServiceCollection services)
    {
        services.AddSingleton<ApiDescription>();
        services.AddSingleton<SiteRenderer>();
        services.AddSingleton<PublisherMetrics>();
        services.AddSingleton<Publisher>();
        services.AddSingleton<PublishedSnapshots>();
        services.AddSingleton<SnapshotFiles>();
        services.AddSingleton<ApiDescriptionResult>();
        services.AddSingleton<PublishedJson>();
        services.AddSingleton<ManifestoResponses>();
    }
}
