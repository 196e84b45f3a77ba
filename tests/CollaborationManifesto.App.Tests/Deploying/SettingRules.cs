using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CollaborationManifesto.Functions;
using CollaborationManifesto.LocalHost;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>The program or the host reads every application setting, and the program starts with them.</summary>
internal static partial class SettingRules
{
    /// <summary>Settings that the Functions host and the worker's logging read, not the program.</summary>
    private static readonly string[] ReadByThePlatform =
    [
        // https://learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity
        "AzureWebJobsStorage:blobServiceUri", "AzureWebJobsStorage:tableServiceUri", "AzureWebJobsStorage:credential", "AzureWebJobsStorage:clientId",
        // https://learn.microsoft.com/azure/azure-functions/functions-app-settings
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "AzureWebJobsDisableHomepage",
        // https://learn.microsoft.com/azure/azure-functions/functions-bindings-http-webhook-trigger#limits
        "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT",
        // https://learn.microsoft.com/dotnet/core/extensions/logging#configure-logging
        "Logging:LogLevel:Microsoft", "Logging:LogLevel:System", "Logging:LogLevel:Azure",
        // https://learn.microsoft.com/dotnet/core/runtime-config/garbage-collector#conserve-memory
        "DOTNET_GCConserveMemory",
    ];

    public static IEnumerable<string> Broken(Deployment deployment)
    {
        var settings = deployment.Settings.ToDictionary(setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value);
        var triggers = TriggerSettings().ToHashSet();
        var (read, refused) = ProgramStart.With(settings);
        return
        [
            .. refused,
            .. triggers.Except(settings.Keys).Select(name => $"a trigger needs the setting {name}"),
            .. ReadByThePlatform.Except(settings.Keys).Select(name => $"the platform needs the setting {name}"),
            .. settings.Keys.Except(read).Except(triggers).Except(ReadByThePlatform).Select(name => $"nothing reads the setting {name}"),
            .. Connection(settings, "Storage", deployment.ContentStorage.Id, "blob", "queue", "table"),
            .. Connection(settings, "AzureWebJobsStorage", deployment.HostStorage.Id, "blob", "table"),
            .. TelemetryMode() == "OpenTelemetry" && deployment.One("Microsoft.Insights/components").MustHave(("properties.DisableLocalAuth", "True")).Any()
                ? [$"Application Insights takes telemetry from anyone"] : Array.Empty<string>(),
            .. settings.GetValueOrDefault("FUNCTIONS_REQUEST_BODY_SIZE_LIMIT") == "6291456" ? Array.Empty<string>() : ["the host reads bodies of any size into memory"],
            .. settings.GetValueOrDefault("AzureWebJobsDisableHomepage") == "true" ? Array.Empty<string>() : ["the address of the functions shows an advertisement"],
            .. Secret(deployment, settings),
        ];
    }

    /// <summary>Setting names between percent signs in triggers, and the triggers' connections.</summary>
    public static IEnumerable<string> TriggerSettings()
    {
        var triggers = typeof(NotificationFunctions).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters()).ToList();
        var queues = triggers.Select(parameter => parameter.GetCustomAttribute<QueueTriggerAttribute>()).OfType<QueueTriggerAttribute>().ToList();
        var timers = triggers.Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()).OfType<TimerTriggerAttribute>().ToList();
        return
        [
            .. queues.Select(queue => queue.QueueName).Concat(timers.Select(timer => timer.Schedule)).SelectMany(text => SettingName().Matches(text)).Select(match => match.Groups[1].Value),
            .. queues.SelectMany(queue => new[] { $"{queue.Connection}:queueServiceUri", $"{queue.Connection}:credential", $"{queue.Connection}:clientId" }),
        ];
    }

    private static IEnumerable<string> Connection(Dictionary<string, string> settings, string name, string account, params string[] services) =>
        from service in services
        let setting = settings.GetValueOrDefault($"{name}:{service}ServiceUri", "")
        where !setting.Contains($"{account}'", StringComparison.Ordinal) || !setting.EndsWith($").primaryEndpoints.{service}]", StringComparison.Ordinal)
        select $"{name}:{service}ServiceUri is not the {service} endpoint of {account.Split('/')[^1]}";

    private static IEnumerable<string> Secret(Deployment deployment, Dictionary<string, string> settings)
    {
        var secret = deployment.One("Microsoft.KeyVault/vaults/secrets");
        var names = secret.Name.Split('/');
        if (settings.GetValueOrDefault("Mail:SendGridKey") != $"@Microsoft.KeyVault(VaultName={names[0]};SecretName={names[1]})")
            yield return "Mail:SendGridKey is no reference to the secret in the vault";
        foreach (var leak in deployment.Resources.Where(resource => resource != secret && resource.Json.GetRawText().Contains("SG.secret", StringComparison.Ordinal)))
            yield return $"SendGrid's key stands in {leak.Name}";
    }

    private static string? TelemetryMode()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")));
        return host.RootElement.GetProperty("telemetryMode").GetString();
    }

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex SettingName();
}
