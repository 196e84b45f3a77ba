using System.Reflection;

namespace CollaborationManifesto.LocalHost;

/// <summary>The repository that this program was built from: its npm packages include Azurite.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot").Value!;
}
