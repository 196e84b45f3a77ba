using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Functions;

/// <summary>
/// The project that is deployed cannot be restored everywhere (docs/adr/0001). What it is made of is held here; that it compiles
/// is shown by the workflow on GitHub.
/// </summary>
public sealed class HeadTests
{
    private const string Head = "CollaborationManifesto.Functions";

    [Fact]
    public async Task The_deployed_project_is_an_ordinary_worker_app_with_these_packages_and_no_other()
    {
        var head = await EvaluatedProject.Read(Head);

        Assert.Equal(
            [
                "Microsoft.Azure.Functions.Worker",
                "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore",
                "Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues",
                "Microsoft.Azure.Functions.Worker.Extensions.Timer",
                "Microsoft.Azure.Functions.Worker.Sdk",
                "Microsoft.CodeAnalysis.BannedApiAnalyzers",
            ],
            head.Items("PackageReference").Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "Microsoft.Azure.Functions.Worker Version=2.51.0",
                "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore Version=2.1.0",
                "Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues Version=5.5.3",
                "Microsoft.Azure.Functions.Worker.Extensions.Timer Version=4.3.1",
                "Microsoft.Azure.Functions.Worker.Sdk Version=2.0.7",
            ],
            head.Items("PackageVersion", "Version").Where(package => package.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(("net10.0", "Exe", "v4", "true"), (head.Property("TargetFramework"), head.Property("OutputType"), head.Property("AzureFunctionsVersion"), head.Property("TreatWarningsAsErrors")));
        Assert.Equal(["../CollaborationManifesto.Core/CollaborationManifesto.Core.csproj"], head.Items("ProjectReference"));
        Assert.Contains("Microsoft.AspNetCore.App", head.Items("FrameworkReference"));
    }

    [Fact]
    public async Task Its_output_has_the_one_host_json()
    {
        var head = await EvaluatedProject.Read(Head);

        Assert.Equal(
            ["../../host.json Link=host.json CopyToOutputDirectory=PreserveNewest CopyToPublishDirectory=PreserveNewest"],
            head.Items("None", "Link", "CopyToOutputDirectory", "CopyToPublishDirectory"));
    }

    [Fact]
    public void Nothing_in_it_depends_on_where_it_is_built() =>
        Assert.DoesNotContain("Condition", File.ReadAllText(Path.Combine(Repository.Root, "src", Head, $"{Head}.csproj")), StringComparison.Ordinal);

    [Fact]
    public async Task LocalHost_compiles_every_file_of_it_but_its_Program()
    {
        var deployed = (await EvaluatedProject.Read(Head)).Items("Compile").ToList();
        var local = (await EvaluatedProject.Read("CollaborationManifesto.LocalHost")).Items("Compile").Where(file => file.Contains($"{Head}/", StringComparison.Ordinal));

        Assert.Equal(["Program.cs"], deployed.Except(local.Select(file => file.Split('/')[^1])));
        Assert.Equal(deployed.Count - 1, local.Count());
    }
}
