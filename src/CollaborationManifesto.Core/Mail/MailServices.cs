using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Mail;

internal static class MailServices
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddHttpClient(nameof(EmailSender), client => client.Timeout = EmailSender.Timeout);
        services.AddSingleton<EmailSender>();
        services.AddHttpClient(nameof(SuppressionLists), client => client.Timeout = EmailSender.Timeout);
        services.AddSingleton<SuppressionLists>();
        services.AddSingleton<UnreachableAddresses>();
        services.AddSingleton<Reach>();
        services.AddSingleton<EmailClaims>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<AddressHash>();
        services.AddSingleton<UndeliveredNotifications>();
    }
}
