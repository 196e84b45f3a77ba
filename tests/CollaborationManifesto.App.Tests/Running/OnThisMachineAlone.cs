using System.Runtime.CompilerServices;

namespace CollaborationManifesto.App.Tests.Running;

internal static class OnThisMachineAlone
{
    /// <summary>To collect its own statistics, the Application Insights exporter asks the cloud's metadata address where it runs.</summary>
    [ModuleInitializer]
    public static void Begin() => Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");
}
