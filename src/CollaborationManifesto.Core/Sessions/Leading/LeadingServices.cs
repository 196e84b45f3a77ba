using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Sessions.Leading;

internal static class LeadingServices
{
    public static void AddLeading(this IServiceCollection services)
    {
        services.AddSingleton<FacilitatorAccess>();
        services.AddSingleton<FacilitatorInvitations>();
        services.AddSingleton<InvitationMail>();
        services.AddSingleton<Lead>();
        services.AddSingleton<LeadResponses>();
    }
}
