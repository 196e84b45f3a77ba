using System.CommandLine;

namespace CollaborationManifesto.LocalHost;

internal static class CommandLine
{
    public static Task<int> RunAsync(string[] args, Func<LocalOptions, Task<int>> run)
    {
        var defaults = new LocalOptions { Data = new(Path.Combine(Repository.Root, ".local")) };
        var site = Address("--site", "Where the site and the inbox are served", defaults.Site);
        var api = Address("--api", "Where the functions are served, below /api", defaults.Api);
        var data = new Option<DirectoryInfo>("--data") { Description = "Where Azurite keeps its data", DefaultValueFactory = _ => defaults.Data };
        var empty = new Option<bool>("--empty") { Description = "Do not load the sample board into an empty storage" };
        var noFunctions = new Option<bool>("--no-functions") { Description = "Serve site and inbox alone, while Core Tools run the functions (func start)" };
        var command = new RootCommand(
            "Runs the whole Collaboration Manifesto on this machine: site, functions, storage and an inbox for its mail.\n"
            + "Any setting can follow, for example --Curation:ApprovalsNeeded=2; docs/settings.md lists them.")
        {
            site, api, data, empty, noFunctions,
        };
        // System.CommandLine does not know the settings; LocalOptions.Wrong refuses anything else.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => run(new()
        {
            Site = parsed.GetValue(site)!,
            Api = parsed.GetValue(api)!,
            Data = parsed.GetValue(data)!,
            Empty = parsed.GetValue(empty),
            Functions = !parsed.GetValue(noFunctions),
            Settings = [.. parsed.UnmatchedTokens],
        }));
        // The program waits for Ctrl-C and SIGTERM itself, because Azurite needs time to save.
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static Option<Uri> Address(string name, string description, Uri standard) => new(name)
    {
        Description = description,
        HelpName = "URL",
        DefaultValueFactory = _ => standard,
        CustomParser = result => new Uri(result.Tokens.Count > 0 ? result.Tokens[0].Value : "", UriKind.RelativeOrAbsolute),
    };
}
