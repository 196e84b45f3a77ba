using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Reporting;

internal static class ReportingServices
{
    public static void AddReporting(this IServiceCollection services)
    {
        services.AddSingleton<ReportMails>();
        services.AddSingleton<ReportNotices>();
        services.AddSingleton<ReportIntake>();
        services.AddSingleton<OwnReport>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<ReportRetention>();
        services.AddSingleton<ReportResponses>();
    }
}
