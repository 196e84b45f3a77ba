using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Sessions.Closing;

internal static class ClosingServices
{
    public static void AddClosing(this IServiceCollection services)
    {
        services.AddSingleton<SessionClosing>();
        services.AddSingleton<SessionRetention>();
        services.AddSingleton<DailyNews>();
        services.AddSingleton<DailyNewsMail>();
    }
}
