using CollaborationManifesto.Web.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Web;

internal static class WebServices
{
    public static void AddWeb(this IServiceCollection services)
    {
        services.AddSingleton<SiteAssets>();
        services.AddSingleton<PageFrames>();
        services.AddSingleton<HealthResult>();
        services.AddSingleton<BodyReader>();
        services.AddSingleton<OneClickReader>();
        services.AddSingleton<PostLimits>();
        services.AddSingleton<PrivatePages>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<RequestGuard>();
    }
}
