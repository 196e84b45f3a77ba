using System.CommandLine;
using System.Text.Json;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Configuration;

namespace CollaborationManifesto.Cli;

internal static class PublishCommand
{
    /// <summary>Settings for the app's own sign-in. An operator signs in as themselves.</summary>
    private static readonly string[] AppsOwn = ["Storage:credential", "Storage:clientId"];

    public static Command Create(CommandRunner runner)
    {
        var settings = new Option<FileInfo?>("--settings")
        {
            Description = "The app's settings as 'az functionapp config appsettings list' writes them, or as an object of names and values. They count before the environment",
            HelpName = "FILE",
        };
        var command = new Command(
            "publish",
            """
            Brings the site up to date from here, as the app's timer does, for when that stands still. It needs all of the app's own settings: pages are made from them.
            Example: manifesto publish --settings app-settings.json
            """)
        {
            settings,
        };
        runner.Runs(command, async (run, cancellationToken) =>
        {
            if (run.Value(settings) is { } file && await AddAsync(run.Settings, file, cancellationToken) is { } unreadable)
                return await run.FailAsync(unreadable);
            if (Missing(run.Settings) is { Count: > 0 } wrong)
                return await run.FailAsync(string.Join(Environment.NewLine, wrong.Append("Nothing was changed. Give the app's own settings with --settings: docs/operations.md says how to get them.")));
            var outcome = await run.Get<Publisher>().RunAsync(cancellationToken);
            switch (outcome)
            {
                case PublishOutcome.UpToDate:
                    await run.AnswerAsync(new { published = false }, "The site is up to date. There was nothing to publish.");
                    return ExitCode.Done;
                case PublishOutcome.Published(var report, var snapshotsLeft):
                    await run.AnswerAsync(
                        new { published = true, report.Items, report.Files, report.Written, report.Deleted, report.Snapshot, report.NotOurs },
                        [
                            $"Published: {Plural.Format(report.Items, "contribution", "contributions")}, {Plural.Format(report.Written, "file", "files")} written, {report.Deleted} deleted.",
                            .. snapshotsLeft ? ["Something that left the pages has yet to leave some earlier versions. Run the command again."] : Array.Empty<string>(),
                            .. report.NotOurs.Select(path => $"{path} is not the site's own and was left as it is."),
                        ]);
                    return ExitCode.Done;
                case PublishOutcome.Busy:
                    return await run.FailAsync("Another publisher is at work, so nothing was changed: the app's timer does run, or was stopped less than a minute ago. Try again in a minute.");
                case PublishOutcome.Overtaken:
                    return await run.FailAsync("Another publisher took over, or a file of the site was changed by hand meanwhile. Run the command again: it compares everything.");
                default:
                    throw new InvalidOperationException($"{outcome} is no outcome.");
            }
        });
        return command;
    }

    /// <summary>Checks the settings that pages need. Settings that only the app needs, such as the email provider's key, may be wrong here.</summary>
    private static List<string> Missing(IConfiguration settings) =>
        [.. ManifestoServices.FindWrongSettings(settings).Where(sentence => !sentence.StartsWith("Setting 'Mail:", StringComparison.Ordinal))];

    private static async Task<string?> AddAsync(ConfigurationManager settings, FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = file.OpenRead();
            using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            var read = document.RootElement.ValueKind == JsonValueKind.Array
                ? document.RootElement.EnumerateArray().Select(setting => (Name: setting.GetProperty("name").GetString()!, Value: setting.GetProperty("value").GetString()))
                : document.RootElement.EnumerateObject().Select(setting => (setting.Name, Value: setting.Value.GetString()));
            foreach (var (name, value) in read.Select(setting => (setting.Name.Replace("__", ":", StringComparison.Ordinal), setting.Value)).Where(setting => !AppsOwn.Contains(setting.Item1, StringComparer.OrdinalIgnoreCase)))
                settings[name] = value;
            return null;
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"{file.Name} is not a list of settings: expected what 'az functionapp config appsettings list' writes, or an object such as {{ \"SiteUrl\": \"https://manifesto.example.org\" }}. Nothing was changed.";
        }
    }
}
