using System.Diagnostics;
using System.Text.Json;
using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Functions;

/// <summary>A project as MSBuild understands it, without restoring its packages.</summary>
internal sealed class EvaluatedProject
{
    private readonly JsonElement _found;

    private EvaluatedProject(JsonElement found) => _found = found;

    public static async Task<EvaluatedProject> Read(string name)
    {
        string[] arguments =
        [
            "msbuild", Path.Combine(Repository.Root, "src", name, $"{name}.csproj"),
            "-getProperty:TargetFramework,OutputType,AzureFunctionsVersion,TreatWarningsAsErrors",
            "-getItem:PackageReference,PackageVersion,ProjectReference,FrameworkReference,None,Compile",
        ];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var json = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, json);
        using var document = JsonDocument.Parse(json);
        return new(document.RootElement.Clone());
    }

    public string Property(string name) => _found.GetProperty("Properties").GetProperty(name).GetString()!;

    /// <summary>Each item with the named metadata behind it, as in <c>host.json CopyToPublishDirectory=PreserveNewest</c>.</summary>
    public IEnumerable<string> Items(string type, params string[] metadata) => _found.GetProperty("Items").GetProperty(type).EnumerateArray().Select(item =>
        string.Join(' ', metadata.Select(name => $"{name}={Value(item, name)}").Prepend(Value(item, "Identity"))));

    private static string Value(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString()! : "";
}
