using CollaborationManifesto.Sessions.Closing;
using CollaborationManifesto.Sessions.Leading;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Sessions;

internal static class SessionsServices
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionRooms>();
        services.AddSingleton<SessionRunner>();
        services.AddLeading();
        services.AddClosing();
    }
}
