using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>azd deploys to this app, which runs as its identity and accepts no password.</summary>
internal static class AppRules
{
    /// <summary>Ways to deploy with a user name and a password.</summary>
    private static readonly string[] Ways = ["ftp", "scm"];

    public static IEnumerable<string> Broken(Deployment deployment)
    {
        var identity = deployment.One("Microsoft.ManagedIdentity/userAssignedIdentities").Id;
        var functions = Assert.Single(AzdProject.Read().Services, service => service.Value.Host == "function");
        var package = deployment.App["properties.functionAppConfig.deployment.storage.value"]!;
        return
        [
            .. deployment.App.MustHave(
                ("tags.azd-service-name", functions.Key),
                ("identity.type", "UserAssigned"),
                ("properties.httpsOnly", "True"),
                ("properties.keyVaultReferenceIdentity", identity),
                ("properties.siteConfig.minTlsVersion", "1.2"),
                ("properties.siteConfig.scmMinTlsVersion", "1.2"),
                ("properties.siteConfig.ftpsState", "Disabled"),
                ("properties.functionAppConfig.runtime.name", "dotnet-isolated"),
                ("properties.functionAppConfig.runtime.version", "10.0"),
                ("properties.functionAppConfig.deployment.storage.authentication.type", "UserAssignedIdentity"),
                ("properties.functionAppConfig.deployment.storage.authentication.userAssignedIdentityResourceId", identity)),
            .. deployment.One("Microsoft.Web/serverfarms").MustHave(("sku.name", "FC1"), ("sku.tier", "FlexConsumption")),
            .. deployment.All("Microsoft.Web/sites/basicPublishingCredentialsPolicies").SelectMany(policy => policy.MustHave(("properties.allow", "False"))),
            .. Ways.Except(deployment.All("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Select(policy => policy.Name.Split('/')[1]))
                .Select(way => $"passwords are not refused for {way}"),
            .. deployment.One("Microsoft.Resources/resourceGroups").MustHave(("tags.azd-env-name", "manifesto")),
            .. deployment.All("Microsoft.Storage/storageAccounts/blobServices/containers")
                .Any(container => package.Contains($"/{container.Name.Split('/')[0]}'", StringComparison.Ordinal) && package.Contains($"'{container.Name.Split('/')[2]}'", StringComparison.Ordinal))
                ? Array.Empty<string>() : [$"no container is there for the package: {package}"],
            .. Directory.Exists(Path.Combine(Repository.Root, functions.Value.Project)) ? Array.Empty<string>() : [$"azure.yaml: {functions.Value.Project} is no folder"],
        ];
    }
}
