using System.CommandLine;
using Microsoft.Extensions.Configuration;

namespace CollaborationManifesto.Cli;

/// <summary>The command <c>manifesto</c>: what operators do with their own identity and the site has no page for.</summary>
public static class OperatorsCommands
{
    /// <param name="args">The command and its arguments.</param>
    /// <param name="settings">The app's own settings. Only those that the command needs are checked.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(string[] args, IConfiguration settings, TextWriter output, TextWriter error)
    {
        var storage = new Option<string?>("--storage")
        {
            Description = "Connection string of the storage account; without it the app's own setting Storage or Storage__tableServiceUri and so on",
            HelpName = "CONNECTION",
            Recursive = true,
        };
        var json = new Option<bool>("--json") { Description = "Answer as JSON, for scripts", Recursive = true };
        var runner = new CommandRunner(settings, storage, json);
        var root = new RootCommand(
            """
            Looks after a Collaboration Manifesto. It reads the app's own settings from the environment, and signs in to Azure as
            you (az login) where they give the storage account's addresses instead of a connection string.
            It ends with 0 when all is done, with 2 when something was left out, and with 1 and a sentence when it failed.
            """)
        {
            storage,
            json,
            CuratorsCommand.Create(runner),
            UnreachedCommand.Create(runner),
            ImportCommand.Create(runner),
            ExportCommand.Create(runner),
            RestoreCommand.Create(runner),
            EraseCommand.Create(runner),
            PublishCommand.Create(runner),
            PoisonCommand.Create(runner),
        };
        return root.Parse(args).InvokeAsync(new() { Output = output, Error = error });
    }
}
