using System.Reflection;
using System.Text.RegularExpressions;
using CollaborationManifesto.Functions;
using CollaborationManifesto.LocalHost;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>Alerts look for what the program says, tell somebody, and are explained in docs/operations.md.</summary>
internal static partial class AlertRules
{
    public static IEnumerable<string> Broken(Deployment deployment)
    {
        var guide = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "operations.md"));
        var alerts = deployment.Resources.Where(resource => resource.Type is "Microsoft.Insights/scheduledQueryRules" or "Microsoft.Insights/metricAlerts").ToList();
        var group = deployment.One("Microsoft.Insights/actionGroups");
        return
        [
            .. alerts.Where(alert => alert["properties.enabled"] != "True").Select(alert => $"{alert.Name} is off"),
            .. alerts.Where(alert => !Tells(alert, group)).Select(alert => $"{alert.Name} tells nobody"),
            .. alerts.Select(alert => alert.Name.Split('-')[^1]).Where(name => !guide.Contains($"### {name}")).Select(name => $"docs/operations.md does not say what to do about {name}"),
            .. alerts.SelectMany(alert => Texts(alert).Where(text => !IsSaid(text) && !IsMetric(text, guide)).Select(text => $"{alert.Name} looks for what nothing says: {text}")),
            .. deployment.All("Microsoft.Insights/webtests").SelectMany(test => Routes().Any(route => test["properties.Request.RequestUrl"]!.Contains($"/api/{route}", StringComparison.Ordinal))
                ? Array.Empty<string>() : [$"{test.Name} asks for no page of the functions"]),
        ];
    }

    private static bool Tells(DeployedResource alert, DeployedResource group) =>
        alert["properties.actions"]!.Contains($"{group.Id}\"", StringComparison.Ordinal) || alert["properties.actions"]!.Contains("outputs.actionGroupId.value", StringComparison.Ordinal);

    /// <summary>What stands between double quotes after <c>Message startswith</c>, or as the name of an operation or a metric.</summary>
    private static IEnumerable<string> Texts(DeployedResource alert) => Quoted().Matches(alert["properties.criteria"]!.Replace("\\u0022", "\"", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\u0027", "'", StringComparison.Ordinal))
        .Select(match => match.Groups[1].Value);

    private static bool IsSaid(string text) => Function().Match(text) is { Success: true } executed
        ? FunctionNames().Contains(executed.Groups[1].Value)
        : FunctionNames().Contains(text) || LogMessages().Any(message => message.StartsWith(text, StringComparison.Ordinal));

    /// <summary>The guide's table is compared with the program by <see cref="Telemetry.NameTests"/>.</summary>
    private static bool IsMetric(string name, string[] guide) => guide.Any(line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal));

    private static IEnumerable<string> LogMessages() => typeof(ManifestoServices).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.Message).OfType<string>();

    private static IEnumerable<string> FunctionNames() => typeof(NotifyCurators).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods())
        .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>();

    private static IEnumerable<string> Routes() => typeof(NotifyCurators).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())
        .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()?.Route).OfType<string>();

    [GeneratedRegex("(?:startswith|OperationName has|where Name ==) \"([^\"]+)\"")]
    private static partial Regex Quoted();

    // Said by the Functions host after each run: "Executed 'Functions.Name' (Succeeded, Id=…, Duration=…)".
    [GeneratedRegex(@"^Executed 'Functions\.(\w+)' \(Succeeded$")]
    private static partial Regex Function();
}
