using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Operating;

internal static class OperatingServices
{
    public static void AddOperating(this IServiceCollection services)
    {
        services.AddReadiness();
        services.AddSingleton<Retention>();
        services.AddSingleton<PoisonQueues>();
        services.AddSingleton<PoisonWatch>();
        services.AddSingleton<PoisonExplainer>();
        services.AddSingleton<ProjectionGaps>();
        services.AddSingleton<TimedDecisions>();
        services.AddSingleton<Reconciler>();
    }
}
