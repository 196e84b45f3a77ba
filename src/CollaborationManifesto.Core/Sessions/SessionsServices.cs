using CollaborationManifesto.Sessions.Closing;
using CollaborationManifesto.Sessions.Grouping;
using CollaborationManifesto.Sessions.Joining;
using CollaborationManifesto.Sessions.Leading;
using CollaborationManifesto.Sessions.Outcomes;
using CollaborationManifesto.Sessions.Planning;
using CollaborationManifesto.Sessions.Walls;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Sessions;

internal static class SessionsServices
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionCodes>();
        services.AddSingleton<CodeResponses>();
        services.AddSingleton<NoteFates>();
        services.AddSingleton<SessionRooms>();
        services.AddSingleton<SessionRunner>();
        services.AddJoining();
        services.AddPlanning();
        services.AddLeading();
        services.AddGrouping();
        services.AddClosing();
        services.AddSingleton<WallResponses>();
        services.AddSingleton<SessionOutcomes>();
        services.AddSingleton<OutcomeResponses>();
    }
}
