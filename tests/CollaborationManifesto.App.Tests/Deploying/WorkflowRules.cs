using System.Text.RegularExpressions;
using CollaborationManifesto.LocalHost;
using YamlDotNet.RepresentationModel;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>Rules for every workflow, so that pull requests and third-party actions get no more rights than they need.</summary>
internal static partial class WorkflowRules
{
    public static IEnumerable<string> Broken(string file, string yaml)
    {
        using var reader = new StringReader(yaml);
        var stream = new YamlStream();
        stream.Load(reader);
        var workflow = (YamlMappingNode)stream.Documents[0].RootNode;
        var jobs = Map(workflow, "jobs").ToList();
        var steps = jobs.SelectMany(job => ((YamlSequenceNode)job.Node["steps"]).Cast<YamlMappingNode>().Select(step => (Job: job.Name, Step: step))).ToList();
        return
        [
            .. Map(workflow, "permissions").Select(right => $"{right.Name}: {right.Value}").SequenceEqual(["contents: read"]) ? [] : new[] { $"{file} may do more than read" },
            .. jobs.SelectMany(job => Map(job.Node, "permissions").Where(right => right.Value == "write").Select(right => (job, right)))
                .Where(given => (file, given.right.Name) is not (("deploy.yml", "id-token") or ("security.yml", "security-events")))
                .Select(given => $"{file}: {given.job.Name} may write {given.right.Name}"),
            .. jobs.Where(job => Text(job.Node, "timeout-minutes") is null).Select(job => $"{file}: {job.Name} may run for hours"),
            .. steps.Where(step => Text(step.Step, "uses") is { } action && !FullVersion().IsMatch(action)).Select(step => $"{file}: {Text(step.Step, "uses")} is no full version"),
            .. steps.Where(step => Text(step.Step, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true && Map(step.Step, "with").All(with => (with.Name, with.Value) != ("persist-credentials", "false")))
                .Select(step => $"{file}: {step.Job} keeps the token of its checkout"),
            // GitHub expands these before the script runs, so a branch name could become a command.
            .. steps.Where(step => Text(step.Step, "run")?.Contains("${{", StringComparison.Ordinal) == true).Select(step => $"{file}: a script of {step.Job} has an expression in it"),
            .. steps.SelectMany(step => Paths().Matches(Text(step.Step, "run") ?? "").Select(path => path.Value))
                .Where(path => !Path.Exists(Path.Combine(Repository.Root, path))).Select(path => $"{file}: there is no {path}"),
        ];
    }

    private static IEnumerable<(string Name, YamlMappingNode Node, string? Value)> Map(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var found) && found is YamlMappingNode map
            ? map.Children.Select(child => (((YamlScalarNode)child.Key).Value!, child.Value as YamlMappingNode ?? [], (child.Value as YamlScalarNode)?.Value))
            : [];

    private static string? Text(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var found) ? (found as YamlScalarNode)?.Value : null;

    [GeneratedRegex(@"^[\w.-]+(/[\w.-]+)+@v\d+\.\d+\.\d+$")]
    private static partial Regex FullVersion();

    [GeneratedRegex(@"(?<![\w/])(\.ci|infra|src|tests|docs)/[\w./-]+")]
    private static partial Regex Paths();
}
