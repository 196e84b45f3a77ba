using System.Text.RegularExpressions;
using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>The workflows cannot run here. The tests check their YAML, the files they name and their rights.</summary>
public sealed partial class WorkflowTests
{
    private static string Folder { get; } = Path.Combine(Repository.Root, ".github", "workflows");

    [Fact]
    public void Workflows_read_unless_they_must_write_and_use_full_versions()
    {
        var files = Directory.GetFiles(Folder);

        Assert.Equal(["build.yml", "deploy.yml", "security.yml"], files.Select(Path.GetFileName).Order());
        Assert.All(files, file => Assert.Equal([], WorkflowRules.Broken(Path.GetFileName(file), File.ReadAllText(file))));
    }

    [Theory]
    [InlineData("build.yml", "permissions:\n  contents: read", "permissions:\n  contents: write", "build.yml may do more than read")]
    [InlineData("build.yml", "permissions:\n  contents: read\n", "", "build.yml may do more than read")]
    [InlineData("build.yml", "  bicep:\n", "  bicep:\n    permissions:\n      packages: write\n", "build.yml: bicep may write packages")]
    [InlineData("build.yml", "    timeout-minutes: 45\n", "", "build.yml: test may run for hours")]
    [InlineData("deploy.yml", "          persist-credentials: false\n", "          fetch-depth: 1\n", "deploy.yml: deploy keeps the token of its checkout")]
    [InlineData("deploy.yml", "azd up --no-prompt", "azd up --environment ${{ inputs.environment }}", "deploy.yml: a script of deploy has an expression in it")]
    [InlineData("deploy.yml", "infra/smoke-test.mjs", "infra/smoke.mjs", "deploy.yml: there is no infra/smoke.mjs")]
    public void A_careless_workflow_is_noticed(string file, string from, string to, string noticed)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file)).ReplaceLineEndings("\n");
        Assert.Contains(from, text, StringComparison.Ordinal);

        Assert.Equal([noticed], WorkflowRules.Broken(file, text.Replace(from, to, StringComparison.Ordinal)));
    }

    [Fact]
    public void An_action_without_a_full_version_is_noticed()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "security.yml"));

        Assert.Equal(
            ["security.yml: github/codeql-action/analyze@v4 is no full version"],
            WorkflowRules.Broken("security.yml", AnalyzeAction().Replace(text, "codeql-action/analyze@v4")));
    }

    /// <summary>azd prompts for a parameter with neither a default nor an answer, and in a workflow nobody can reply.</summary>
    [Fact]
    public void The_deployment_workflow_sets_every_required_parameter()
    {
        var deploy = File.ReadAllText(Path.Combine(Folder, "deploy.yml"));
        using var answers = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Templates.Source, "main.parameters.json")));
        var asked = answers.RootElement.GetProperty("parameters").EnumerateObject()
            .Where(parameter => !File.ReadAllText(Path.Combine(Templates.Source, "main.bicep")).Contains($"param {parameter.Name} string = ", StringComparison.Ordinal))
            .Select(parameter => parameter.Value.GetProperty("value").GetString()!).Where(value => !value.Contains('=', StringComparison.Ordinal))
            .Select(value => value[2..^1]).ToList();

        Assert.NotEmpty(asked);
        Assert.All(asked, name => Assert.Contains($" {name}: ${{{{ ", deploy, StringComparison.Ordinal));
    }

    /// <summary>Otherwise a deployment from GitHub would reset the operator's choices.</summary>
    [Fact]
    public void The_deployment_takes_every_choice_of_an_environment_and_its_default()
    {
        var deploy = File.ReadAllText(Path.Combine(Folder, "deploy.yml"));
        using var answers = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Templates.Source, "main.parameters.json")));
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        var choices = answers.RootElement.GetProperty("parameters").EnumerateObject()
            .Select(parameter => parameter.Value.GetProperty("value").GetString()![2..^1].Split('=')).Where(choice => choice.Length == 2).ToList();

        Assert.Equal(8, choices.Count);
        Assert.All(choices, choice =>
        {
            Assert.Contains($"      {choice[0]}: ${{{{ vars.{choice[0]} || '{choice[1]}' }}}}\n", deploy, StringComparison.Ordinal);
            Assert.Contains($"| `{choice[0]}`", guide, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex(@"codeql-action/analyze@v[\d.]+")]
    private static partial Regex AnalyzeAction();
}
