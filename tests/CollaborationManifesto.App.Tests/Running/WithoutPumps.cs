using CollaborationManifesto.LocalHost.FunctionsHost;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Running;

public static class WithoutPumps
{
    /// <summary>Stops queues and timers, so that the test calls the handlers itself.</summary>
    public static void RemovePumps(this IServiceCollection services)
    {
        foreach (var pump in services.Where(service => service.ImplementationType == typeof(QueuePump) || service.ImplementationType == typeof(TimerPump)).ToList())
            services.Remove(pump);
    }
}
