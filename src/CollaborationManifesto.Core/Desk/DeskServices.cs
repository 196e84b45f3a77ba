using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Desk;

internal static class DeskServices
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<DeskLinks>();
        services.AddSingleton<DeskAccess>();
        services.AddSingleton<DeskActions>();
        services.AddSingleton<DeskService>();
        services.AddSingleton<NoteOrigins>();
        services.AddSingleton<PrincipleOrder>();
        services.AddSingleton<DecisionsCsv>();
        services.AddSingleton<EmailPreferences>();
        services.AddSingleton<DeskResponses>();
        services.AddSingleton<EmailPreferenceResponses>();
    }
}
