namespace CollaborationManifesto.App.Tests.Deploying;

internal static class DeploymentRules
{
    /// <summary>One sentence for everything that is wrong with the deployment.</summary>
    public static IReadOnlyList<string> Broken(Deployment deployment) =>
    [
        .. StorageRules.Broken(deployment),
        .. AccessRules.Broken(deployment),
        .. AppRules.Broken(deployment),
        .. SettingRules.Broken(deployment),
        .. AlertRules.Broken(deployment),
    ];
}
