using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Settings;

internal static class SettingsServices
{
    public static void AddSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHostedService<RetiredSettings>();
        services.AddSettings<SiteSettings>(configuration);
        services.AddSettings<StorageSettings>(configuration);
        services.AddSettings<ManifestoSettings>(configuration, "Manifesto").PostConfigure(manifesto =>
        {
            if (manifesto.Categories.Count == 0)
                foreach (var category in ManifestoSettings.WorkshopCategories)
                    manifesto.Categories.Add(category);
        });
        services.AddSettings<IntakeSettings>(configuration, "Intake");
        services.AddSettings<LimitSettings>(configuration, "Limits");
        services.AddSettings<CurationSettings>(configuration, "Curation").PostConfigure(curation =>
        {
            if (curation.DeclineReasons.Count == 0)
                foreach (var reason in CurationSettings.DefaultDeclineReasons)
                    curation.DeclineReasons.Add(reason);
        });
        services.AddSettings<MailSettings>(configuration, "Mail");
        services.AddSettings<ChangeSettings>(configuration, "Changes");
        services.AddSettings<NoticeSettings>(configuration, "Notices");
        services.AddSettings<PrivacySettings>(configuration, "Privacy");
        services.AddSettings<AccessibilitySettings>(configuration, "Accessibility");
        services.AddSettings<PublishingSettings>(configuration, "Publishing");
    }
}
