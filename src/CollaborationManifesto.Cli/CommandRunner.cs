using System.CommandLine;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Cli;

/// <summary>
/// Runs a command with the product's services. They are created when a command asks for them, so settings that only other commands read, such
/// as the email provider's key, can be missing.
/// </summary>
internal sealed class CommandRunner(IConfiguration settings, Option<string?> storage, Option<bool> json)
{
    public void Runs(Command command, Func<CommandRun, CancellationToken, Task<int>> run) => command.SetAction(async (parsed, cancellationToken) =>
    {
        if (LanguageData.FindMissing().ToList() is { Count: > 0 } missing)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(string.Join(Environment.NewLine, missing));
            return ExitCode.Failed;
        }

        try
        {
            using var all = Settings(parsed.GetValue(storage));
            await using var services = new ServiceCollection().AddLogging().AddCollaborationManifesto(all).BuildServiceProvider();
            return await run(new(parsed, services, all, parsed.GetValue(json)), cancellationToken);
        }
        catch (Exception wrong) when (Failures.Sentence(wrong) is { } sentence)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(sentence);
            return ExitCode.Failed;
        }
    });

    private ConfigurationManager Settings(string? connection)
    {
        var all = new ConfigurationManager();
        all.AddConfiguration(settings);
        if (connection is not null)
            all["Storage"] = connection;
        return all;
    }
}
