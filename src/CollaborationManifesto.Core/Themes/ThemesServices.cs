using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Themes;

internal static class ThemesServices
{
    public static void AddThemes(this IServiceCollection services)
    {
        services.AddSingleton<ThemeMoves>();
        services.AddSingleton<GroupingRules>();
        services.AddSingleton<GroupingDesk>();
        services.AddSingleton<ThemeDesk>();
        services.AddSingleton<PrincipleDesk>();
        services.AddSingleton<ThemeResponses>();
    }
}
