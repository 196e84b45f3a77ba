using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Links;

internal static class LinkServices
{
    public static void AddLinks(this IServiceCollection services)
    {
        // The name is part of every key's purpose: if you change it, all links stop working.
        services.AddDataProtection().SetApplicationName("CollaborationManifesto");
        services.AddSingleton<BlobKeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<BlobKeyRing>((options, ring) => options.XmlRepository = ring);
        services.AddSingleton<LinkTokens>();
    }
}
