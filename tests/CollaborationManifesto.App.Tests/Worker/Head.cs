using System.Reflection;
using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Worker;

/// <summary>The deployed app: published to the folder <c>MANIFESTO_HEAD</c> if set, otherwise as built.</summary>
internal static class Head
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("MANIFESTO_HEAD")
        ?? Path.Combine(Repository.Root, "src", "CollaborationManifesto.Functions", "bin", Configuration, "net10.0", "linux-x64");

    public static string Assembly => Path.Combine(Folder, "CollaborationManifesto.Functions.dll");

    private static string Configuration =>
        typeof(Head).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(found => found.Key == "Configuration").Value!;
}
