using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Cli;

/// <summary>
/// Runs a command on the product's own parts. They are made when a command asks for them, so that a setting which only others
/// read, such as the mail provider's key, need not be there.
/// </summary>
internal sealed class CommandRunner(IConfiguration settings, Option<string?> storage, Option<bool> json)
{
    public void Runs(Command command, Func<CommandRun, CancellationToken, Task<int>> run) => command.SetAction(async (parsed, cancellation) =>
    {
        try
        {
            await using var services = Services(parsed.GetValue(storage));
            return await run(new(parsed, services, parsed.GetValue(json)), cancellation);
        }
        catch (Exception wrong) when (Failures.Sentence(wrong) is { } sentence)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(sentence);
            return ExitCode.Failed;
        }
    });

    private ServiceProvider Services(string? connection)
    {
        var all = new ConfigurationBuilder().AddConfiguration(settings);
        if (connection is not null)
            all.AddInMemoryCollection([new("Storage", connection)]);
        return new ServiceCollection().AddLogging().AddCollaborationManifesto(all.Build()).BuildServiceProvider();
    }
}
