using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Cli;

internal static class ImportCommand
{
    public static Command Create(CommandRunner runner) => new("import", "Brings in what was written down elsewhere") { Trello(runner), ImportTableCommand.Csv(runner), ImportTableCommand.Xlsx(runner) };

    /// <param name="read">Throws a <see cref="JsonException"/> if the file is wrong.</param>
    /// <param name="sentence">From the file's name, and where in it something is wrong.</param>
    public static (T Mapping, string? Wrong) ReadMapping<T>(FileInfo? file, T none, Func<Stream, T> read, Func<string, string?, Position, string> sentence)
    {
        if (file is null)
            return (none, null);
        try
        {
            using var json = file.OpenRead();
            return (read(json), null);
        }
        catch (JsonException wrong)
        {
            return (none, sentence(file.Name, wrong.Path, new((wrong.LineNumber ?? 0) + 1, (wrong.BytePositionInLine ?? 0) + 1)));
        }
    }

    private static Command Trello(CommandRunner runner)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The board's own export as JSON" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and change nothing" };
        var mapping = new Option<FileInfo?>("--mapping") { Description = "Says what lists are whose names do not tell", HelpName = "FILE" };
        var approved = new Option<bool>("--approved") { Description = "Publish new cards at once, instead of letting curators decide" };
        var command = new Command(
            "trello",
            "Brings in a Trello board, or what is new on it since the last time. Cards wait for the curators.\nExample: manifesto import trello board.json --mapping lists.json --dry-run")
        {
            file, dryRun, mapping, approved,
        };
        runner.Runs(command, async (run, cancellationToken) =>
        {
            var (lists, wrong) = ReadMapping(run.Value(mapping), ListMapping.None, ListMapping.Read, run.Get<AllWords>().Import.WrongMapping);
            if (wrong is not null)
                return await run.FailAsync(wrong);
            var mode = (run.Value(approved) ? ImportMode.Approved : ImportMode.Waiting) | (run.Value(dryRun) ? ImportMode.DryRun : ImportMode.Waiting);
            await using var export = run.Value(file).OpenRead();
            using var progress = run.ShowProgress("cards");
            return await run.Get<BoardImport>().ImportAsync(export, lists, mode, import: null, progress, cancellationToken) switch
            {
                ImportOutcome.Done done => await AnswerAsync(run, done.Report, progress),
                ImportOutcome.Refused refused => await run.FailAsync(refused.Sentence),
                _ => throw new UnreachableException("An unknown outcome."),
            };
        });
        return command;
    }

    private static async Task<int> AnswerAsync(CommandRun run, ImportReport report, IDisposable progress)
    {
        progress.Dispose();
        await run.AnswerAsync(report, ImportLines.Describe(report));
        return report.Unmapped.Length > 0 || report.Skipped.Any(card => card.Reason is SkipReason.BreaksRule or SkipReason.NoCategory or SkipReason.NoRoom)
            ? ExitCode.LeftSomethingOut
            : ExitCode.Done;
    }
}
