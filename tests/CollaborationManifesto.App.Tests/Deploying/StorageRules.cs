using CollaborationManifesto.Settings;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>Storage has exactly what the code uses, and only the app's identity has access.</summary>
internal static class StorageRules
{
    public static IEnumerable<string> Broken(Deployment deployment) =>
    [
        .. deployment.All("Microsoft.Storage/storageAccounts").SelectMany(account => account.MustHave(
            ("properties.allowSharedKeyAccess", "False"),
            ("properties.allowBlobPublicAccess", "False"),
            ("properties.allowCrossTenantReplication", "False"),
            ("properties.supportsHttpsTrafficOnly", "True"),
            ("properties.minimumTlsVersion", "TLS1_2"))),
        .. deployment.All("Microsoft.Storage/storageAccounts/blobServices/containers").SelectMany(container => container.MustHave(("properties.publicAccess", "None"))),
        .. Differences("table", Names("Table"), deployment, "tableServices/tables"),
        .. Differences("queue", Names("Queue").SelectMany(queue => new[] { queue, queue + "-poison" }), deployment, "queueServices/queues"),
        // The static website creates the site's container. A hook switches it on.
        .. Differences("container", Names("Container").Where(name => name != "$web"), deployment, "blobServices/containers"),
    ];

    private static IEnumerable<string> Differences(string what, IEnumerable<string> needed, Deployment deployment, string type)
    {
        var account = deployment.ContentStorage.Name;
        var made = deployment.All($"Microsoft.Storage/storageAccounts/{type}")
            .Where(part => part.Name.StartsWith($"{account}/", StringComparison.Ordinal))
            .Select(part => part.Name.Split('/')[^1]).ToList();
        return [.. needed.Except(made).Select(name => $"{account} lacks the {what} {name}"), .. made.Except(needed).Select(name => $"nothing uses the {what} {name} of {account}")];
    }

    /// <summary>The default names in the code. The property names in StorageSettings end with the kind.</summary>
    private static IEnumerable<string> Names(string kind) => typeof(StorageSettings).GetProperties()
        .Where(property => property.Name.EndsWith(kind, StringComparison.Ordinal))
        .Select(property => (string)property.GetValue(new StorageSettings())!);
}
