using System.CommandLine;
using System.Diagnostics;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Cli;

internal static class ImportTableCommand
{
    public static Command Csv(CommandRunner runner) => Create(
        runner,
        ImportFormat.Delimited,
        "csv",
        "Brings in the notes of a workshop from CSV or TSV, or what is new in it since the last time.\nExample: manifesto import csv notes.csv --source \"LocalGov Camp\" --date 2022-10-08 --dry-run",
        sheet: null);

    public static Command Xlsx(CommandRunner runner) => Create(
        runner,
        ImportFormat.Workbook,
        "xlsx",
        "Brings in the notes of a workshop from an Excel workbook, or what is new in it since the last time.\nExample: manifesto import xlsx notes.xlsx --source \"LocalGov Camp\" --sheet Notes --dry-run",
        new("--sheet") { Description = "The sheet that has the notes, if it is not the first", HelpName = "NAME" });

    private static Command Create(CommandRunner runner, ImportFormat format, string name, string description, Option<string?>? sheet)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The table, with a note in each row" };
        var source = new Option<string>("--source") { Description = "Name of the workshop. Readers see it below each note", HelpName = "NAME", Required = true };
        var date = new Option<string?>("--date") { Description = "The day of the workshop, such as 2022-10-08", HelpName = "DATE" };
        var mapping = new Option<FileInfo?>("--mapping") { Description = "Says what is in columns whose names do not tell", HelpName = "FILE" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and change nothing" };
        var agreed = new Option<bool>("--agreed") { Description = "Confirm that the people who wrote the notes agreed that anyone may read, copy and change them under the manifesto's licence" };
        var command = new Command(name, description) { file, source, date, mapping, dryRun, agreed };
        if (sheet is not null)
            command.Add(sheet);
        runner.Runs(command, async (run, cancellationToken) =>
        {
            var (columns, wrong) = ImportCommand.ReadMapping(run.Value(mapping), TableMapping.None, TableMapping.Read, run.Get<AllWords>().NoteImport.WrongMapping);
            if (wrong is not null)
                return await run.FailAsync(wrong);
            await using var table = run.Value(file).OpenRead();
            using var progress = run.ShowProgress("rows");
            var request = new TableRequest(format, run.Value(source)!, run.Value(date), columns, sheet is null ? null : run.Value(sheet), run.Value(dryRun), run.Value(agreed));
            return await run.Get<TableImport>().ImportAsync(table, request, progress, cancellationToken) switch
            {
                TableOutcome.Done done => await AnswerAsync(run, done.Report, progress),
                TableOutcome.Refused refused => await run.FailAsync(refused.Sentence),
                _ => throw new UnreachableException("An unknown outcome."),
            };
        });
        return command;
    }

    private static async Task<int> AnswerAsync(CommandRun run, TableReport report, IDisposable progress)
    {
        progress.Dispose();
        await run.AnswerAsync(report, ImportTableLines.Describe(report));
        return report.Refused.Length > 0 ? ExitCode.LeftSomethingOut : ExitCode.Done;
    }
}
