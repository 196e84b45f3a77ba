using System.Runtime.CompilerServices;

namespace CollaborationManifesto.App.Tests.Running;

internal static class OnThisMachineAlone
{
    /// <summary>For statistics of its own, the exporter of Application Insights asks the cloud's metadata address where it runs.</summary>
    [ModuleInitializer]
    public static void Begin() => Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");
}
