using CollaborationManifesto.LocalHost;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>The parts of <c>azure.yaml</c> that concern the deployment.</summary>
internal sealed class AzdProject
{
    public Dictionary<string, AzdService> Services { get; set; } = [];

    public Dictionary<string, Dictionary<string, AzdHook>> Hooks { get; set; } = [];

    public static AzdProject Read() => new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .IgnoreUnmatchedProperties()
        .Build()
        .Deserialize<AzdProject>(File.ReadAllText(Path.Combine(Repository.Root, "azure.yaml")));
}

internal sealed class AzdService
{
    public string Project { get; set; } = "";

    public string Host { get; set; } = "";
}

internal sealed class AzdHook
{
    public string Shell { get; set; } = "";

    public string Run { get; set; } = "";
}
