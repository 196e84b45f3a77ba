namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>Exactly these roles are granted, no others.</summary>
internal static class AccessRules
{
    // https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
    private static readonly Dictionary<string, string> RoleNames = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    public static IEnumerable<string> Broken(Deployment deployment)
    {
        var app = deployment.One("Microsoft.ManagedIdentity/userAssignedIdentities").Name;
        var (host, content) = (deployment.HostStorage.Name, deployment.ContentStorage.Name);
        string[] needed =
        [
            $"{app} is Storage Blob Data Owner of {host}",
            $"{app} is Storage Table Data Contributor of {host}",
            $"{app} is Storage Blob Data Contributor of {content}",
            $"{app} is Storage Queue Data Contributor of {content}",
            $"{app} is Storage Table Data Contributor of {content}",
            $"{app} is Key Vault Secrets User of {deployment.One("Microsoft.KeyVault/vaults").Name}",
            $"{app} is Monitoring Metrics Publisher of {deployment.One("Microsoft.Insights/components").Name}",
            $"operator is Storage Blob Data Contributor of {content}",
            $"operator is Storage Queue Data Contributor of {content}",
            $"operator is Storage Table Data Contributor of {content}",
        ];
        var given = deployment.All("Microsoft.Authorization/roleAssignments").Select(assignment => Sentence(assignment, app)).ToList();
        return
        [
            .. needed.Except(given).Select(role => $"missing: {role}"),
            .. given.Except(needed).Select(role => $"too much: {role}"),
            .. deployment.One("Microsoft.KeyVault/vaults").MustHave(("properties.enableRbacAuthorization", "True"), ("properties.enableSoftDelete", "True")),
        ];
    }

    private static string Sentence(DeployedResource assignment, string app)
    {
        var scope = assignment.Id.Split("/providers/Microsoft.Authorization")[0].Split('/')[^1];
        var role = assignment["properties.roleDefinitionId"]!.Split('/')[^1];
        var who = assignment["properties.principalId"]!;
        return $"{(who.Contains($"/{app}'", StringComparison.Ordinal) ? app : who.StartsWith("11111111", StringComparison.Ordinal) ? "operator" : who)} is {RoleNames.GetValueOrDefault(role, role)} of {scope}";
    }
}
