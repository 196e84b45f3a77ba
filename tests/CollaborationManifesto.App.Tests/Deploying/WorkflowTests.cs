using CollaborationManifesto.LocalHost;
using YamlDotNet.RepresentationModel;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>The workflows cannot run here. The tests check their YAML, the files they name and their rights.</summary>
public sealed class WorkflowTests
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
    [InlineData("security.yml", "analyze@v4.37.9", "analyze@v4", "security.yml: github/codeql-action/analyze@v4 is no full version")]
    [InlineData("security.yml", "dependency-review-action@v4.9.0", "dependency-review-action@main", "security.yml: actions/dependency-review-action@main is no full version")]
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
    public void Every_push_runs_the_tests_and_compiles_what_is_deployed()
    {
        var build = File.ReadAllText(Path.Combine(Folder, "build.yml"));

        Assert.Contains("run: .ci/run", build, StringComparison.Ordinal);
        Assert.Contains("dotnet publish src/CollaborationManifesto.Functions --configuration Release", File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run")), StringComparison.Ordinal);
        Assert.Contains("az bicep build --file infra/main.bicep", build, StringComparison.Ordinal);
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

        Assert.Equal(["AZURE_ENV_NAME", "AZURE_LOCATION", "ORGANISATION", "OPERATOR_EMAIL", "SENDGRID_KEY"], asked);
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

    [Fact]
    public void Every_kind_of_package_is_kept_up_to_date()
    {
        using var reader = new StringReader(File.ReadAllText(Path.Combine(Repository.Root, ".github", "dependabot.yml")));
        var stream = new YamlStream();
        stream.Load(reader);
        var updates = ((YamlSequenceNode)stream.Documents[0].RootNode["updates"]).Select(update => ($"{update["package-ecosystem"]}", $"{update["directory"]}"));

        Assert.Equal([("nuget", "/"), ("npm", "/frontend"), ("github-actions", "/"), ("dotnet-sdk", "/")], updates);
        Assert.True(File.Exists(Path.Combine(Repository.Root, "frontend", "package-lock.json")));
    }
}
