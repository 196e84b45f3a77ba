using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using CollaborationManifesto.Functions;
using CollaborationManifesto.LocalHost;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>Alerts match what the program logs, notify someone and are explained in docs/operations.md.</summary>
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
            .. alerts.Where(alert => alert.Type.EndsWith("scheduledQueryRules", StringComparison.Ordinal)).SelectMany(WithoutData),
            .. Late(alerts.Single(alert => alert.Name.EndsWith("-publishing", StringComparison.Ordinal))),
            .. ClientsAre(Query(alerts.Single(alert => alert.Name.EndsWith("-errors", StringComparison.Ordinal)))),
            .. deployment.All("Microsoft.Insights/webtests").SelectMany(test => Routes().Any(route => test["properties.Request.RequestUrl"]!.Contains($"/api/{route}", StringComparison.Ordinal))
                ? Array.Empty<string>() : [$"{test.Name} asks for no page of the functions"]),
        ];
    }

    private static bool Tells(DeployedResource alert, DeployedResource group) =>
        alert["properties.actions"]!.Contains($"{group.Id}\"", StringComparison.Ordinal) || alert["properties.actions"]!.Contains("outputs.actionGroupId.value", StringComparison.Ordinal);

    /// <summary>The quoted texts after <c>Message startswith</c>, and the names of operations and metrics.</summary>
    private static IEnumerable<string> Texts(DeployedResource alert) => Quoted().Matches(Query(alert)).Select(match => match.Groups[1].Value);

    private static string Query(DeployedResource alert) => alert["properties.criteria"]!
        .Replace("\\u0022", "\"", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\u0027", "'", StringComparison.Ordinal)
        .Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\u003E", ">", StringComparison.Ordinal);

    /// <summary>
    /// A table that never had a row does not exist, so a query on it fails and alerts nobody. A rule that fires below a number of rows is
    /// silent when its query fails. So each query starts with its own row and fires on rows.
    /// </summary>
    private static IEnumerable<string> WithoutData(DeployedResource alert)
    {
        var criteria = Query(alert);
        if (!criteria.Contains("union isfuzzy=true\n  (print ", StringComparison.Ordinal))
            yield return $"{alert.Name} fails where a table has never had a row";
        if (!criteria.Contains("\"operator\":\"GreaterThan\"", StringComparison.Ordinal) && !criteria.Contains("\"operator\": \"GreaterThan\"", StringComparison.Ordinal))
            yield return $"{alert.Name} does not fire on rows";
    }

    /// <summary>The starting row counts as zero, so it is all that is left when nothing else matches.</summary>
    private static IEnumerable<string> Late(DeployedResource publishing)
    {
        var query = Query(publishing);
        string[] steps = ["(print runs = 0)", "| summarize runs = sum(runs)", "| where runs == 0"];
        var places = steps.Select(step => query.IndexOf(step, StringComparison.Ordinal)).ToList();
        if (places.Contains(-1) || !places.SequenceEqual(places.Order()))
            yield return $"{publishing.Name} does not fire where nothing was ever logged";
        var latest = XmlConvert.ToTimeSpan(publishing["properties.windowSize"]!) + XmlConvert.ToTimeSpan(publishing["properties.evaluationFrequency"]!);
        if (latest > TimeSpan.FromMinutes(10))
            yield return $"{publishing.Name} may come {latest.TotalMinutes} minutes after the last run";
    }

    /// <summary>Exceptions caused by clients that leave, are slow or disconnect. We cannot fix those.</summary>
    private static readonly string[] OfClients =
    [
        nameof(BadHttpRequestException), nameof(OperationCanceledException), nameof(TaskCanceledException), nameof(ConnectionResetException), nameof(ConnectionAbortedException),
    ];

    private static IEnumerable<string> ClientsAre(string errors)
    {
        var lists = AnyOf().Matches(errors).Select(list => list.Groups[1].Value).ToList();
        if (lists.Count != 3 || lists.Exists(list => !OfClients.All(type => list.Contains($"\"{type}\"", StringComparison.Ordinal))))
            yield return "manifesto-errors wakes someone for what a client does";
        if (!errors.Contains("not(tostring(Properties.CategoryName) startswith \"Yarp.\")", StringComparison.Ordinal))
            yield return "manifesto-errors wakes someone for what the host's proxy says of a client";
    }

    private static bool IsSaid(string text) => Function().Match(text) is { Success: true } executed
        ? FunctionNames().Contains(executed.Groups[1].Value)
        : FunctionNames().Contains(text) || LogMessages().Any(message => message.StartsWith(text, StringComparison.Ordinal));

    /// <summary><see cref="Telemetry.NameTests"/> compares the guide's table with the program.</summary>
    private static bool IsMetric(string name, string[] guide) => guide.Any(line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal));

    private static IEnumerable<string> LogMessages() => typeof(ManifestoServices).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.Message).OfType<string>();

    private static IEnumerable<string> FunctionNames() => typeof(NotificationFunctions).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods())
        .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>();

    private static IEnumerable<string> Routes() => typeof(NotificationFunctions).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())
        .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()?.Route).OfType<string>();

    [GeneratedRegex("""has_any \(([^)]+)\)""")]
    private static partial Regex AnyOf();

    [GeneratedRegex("(?:Message startswith|Name has|where Name ==) \"([^\"]+)\"")]
    private static partial Regex Quoted();

    // The Functions host logs this after each run: "Executed 'Functions.Name' (Succeeded, Id=…, Duration=…)".
    [GeneratedRegex(@"^Executed 'Functions\.(\w+)' \(Succeeded$")]
    private static partial Regex Function();
}
