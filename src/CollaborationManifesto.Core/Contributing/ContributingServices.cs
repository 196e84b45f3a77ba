using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Contributing;

internal static class ContributingServices
{
    public static void AddContributing(this IServiceCollection services)
    {
        services.AddSingleton<Intake>();
        services.AddSingleton<OwnParts>();
        services.AddSingleton<OwnLink>();
        services.AddSingleton<OwnContribution>();
        services.AddSingleton<OwnAddress>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<ContributionGate>();
        services.AddSingleton<IntakeResponses>();
        services.AddSingleton<OwnResponses>();
    }
}
