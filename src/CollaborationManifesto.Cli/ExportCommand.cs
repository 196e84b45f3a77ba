using System.CommandLine;
using CollaborationManifesto.Exporting;

namespace CollaborationManifesto.Cli;

internal static class ExportCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The file to write, which must not be there yet" };
        var personalData = new Option<bool>("--personal-data") { Description = "With names and addresses, which a whole restore needs; keep the file as safe as the storage" };
        var command = new Command("export", "Writes all contributions, decisions and their history, the editions, the imports of workshops and the themes to a file.\nExample: manifesto export manifesto.jsonl") { file, personalData };
        runner.Runs(command, async (run, cancellationToken) =>
        {
            await using var stream = Create(run.Value(file));
            var counts = await run.Get<ManifestoExport>().WriteAsync(stream, run.Value(personalData), cancellationToken);
            await run.AnswerAsync(counts, $"{Lines.Describe(counts)} written to {run.Value(file).Name}{(run.Value(personalData) ? ", with personal data" : ", without personal data")}.");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Only the owner can read the file, on systems that support this.</summary>
    private static FileStream Create(FileInfo file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(file.FullName, options);
    }
}
