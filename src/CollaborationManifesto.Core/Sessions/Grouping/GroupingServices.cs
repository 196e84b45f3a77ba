using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Sessions.Grouping;

internal static class GroupingServices
{
    public static void AddGrouping(this IServiceCollection services)
    {
        services.AddSingleton<SessionGrouping>();
        services.AddSingleton<SessionGroupingResponses>();
    }
}
