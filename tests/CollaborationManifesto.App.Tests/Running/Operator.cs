using System.Text.Json;
using CollaborationManifesto.Cli;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Configuration;

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>An operator at the command line, who sets only the storage.</summary>
public sealed class Operator(SharedAzurite azurite, StorageSettings names, params (string Name, string Value)[] settings)
{
    public async Task<(int ExitCode, string Output, string Errors)> Runs(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = await OperatorsCommands.RunAsync([.. arguments, "--storage", azurite.ConnectionString], Settings(), output, errors);
        return (exit, output.ToString().ReplaceLineEndings("\n"), errors.ToString().ReplaceLineEndings("\n"));
    }

    public async Task<JsonElement> Asks(params string[] arguments)
    {
        var (_, output, errors) = await Runs([.. arguments, "--json"]);
        Assert.Empty(errors);
        return JsonDocument.Parse(output).RootElement.Clone();
    }

    private IConfiguration Settings() => new ConfigurationBuilder()
        .AddCommandLine([.. names.AsArguments()])
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        .Build();
}
