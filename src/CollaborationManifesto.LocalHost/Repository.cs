using System.Reflection;

namespace CollaborationManifesto.LocalHost;

/// <summary>Where this program was built from: Azurite comes from the npm packages there.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot").Value!;
}
