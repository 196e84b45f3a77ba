using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Notifying;

internal static class NotifyingServices
{
    public static void AddNotifying(this IServiceCollection services)
    {
        services.AddSingleton<ReviewMail>();
        services.AddSingleton<DeskLinkMail>();
        services.AddSingleton<CuratorNotices>();
        services.AddSingleton<DigestMail>();
        services.AddSingleton<Digests>();
        services.AddSingleton<ContributorMails>();
        services.AddSingleton<AddressQuestions>();
        services.AddSingleton<ContributorNotices>();
        services.AddSingleton<QuotedMail>();
        services.AddSingleton<QuotedNotices>();
        services.AddSingleton<DraftedLinks>();
        services.AddSingleton<DailyNoticeMail>();
        services.AddSingleton<DailyNotices>();
        services.AddSingleton<AddressErasure>();
        services.AddSingleton<ChangeHandler>();
    }
}
