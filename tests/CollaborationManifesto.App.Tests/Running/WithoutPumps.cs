using CollaborationManifesto.LocalHost.FunctionsHost;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Running;

public static class WithoutPumps
{
    /// <summary>Neither queue nor timer runs by itself: the test calls what they would call.</summary>
    public static void RemovePumps(this IServiceCollection services)
    {
        foreach (var pump in services.Where(service => service.ImplementationType == typeof(QueuePump) || service.ImplementationType == typeof(TimerPump)).ToList())
            services.Remove(pump);
    }
}
