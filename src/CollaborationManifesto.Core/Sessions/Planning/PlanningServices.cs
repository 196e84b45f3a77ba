using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Sessions.Planning;

internal static class PlanningServices
{
    public static void AddPlanning(this IServiceCollection services)
    {
        services.AddSingleton<SessionDesk>();
        services.AddSingleton<SessionDeskResponses>();
    }
}
