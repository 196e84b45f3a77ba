using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CollaborationManifesto;

public static class ManifestoServices
{
    /// <summary>Adds the whole product. Both heads, Azure Functions and LocalHost, call this and little else.</summary>
    public static IServiceCollection AddCollaborationManifesto(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SiteSettings>().Bind(configuration).ValidateOnStart();
        services.AddOptions<StorageSettings>().Bind(configuration).ValidateOnStart();
        services.AddStorageClients(configuration);
        services.AddSingleton<StorageSetup>();
        return services;
    }
}
