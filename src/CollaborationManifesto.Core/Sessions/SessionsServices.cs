using CollaborationManifesto.Sessions.Closing;
using CollaborationManifesto.Sessions.Grouping;
using CollaborationManifesto.Sessions.Joining;
using CollaborationManifesto.Sessions.Leading;
using CollaborationManifesto.Sessions.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Sessions;

internal static class SessionsServices
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionCodes>();
        services.AddSingleton<SessionRooms>();
        services.AddSingleton<SessionRunner>();
        services.AddJoining();
        services.AddPlanning();
        services.AddLeading();
        services.AddGrouping();
        services.AddClosing();
    }
}
