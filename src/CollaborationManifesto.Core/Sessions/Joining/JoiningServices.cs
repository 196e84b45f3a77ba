using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Sessions.Joining;

internal static class JoiningServices
{
    public static void AddJoining(this IServiceCollection services)
    {
        services.AddSingleton<ParticipantNotes>();
        services.AddSingleton<JoinResponses>();
    }
}
