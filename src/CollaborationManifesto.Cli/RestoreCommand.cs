using System.CommandLine;
using CollaborationManifesto.Exporting;

namespace CollaborationManifesto.Cli;

internal static class RestoreCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file that 'manifesto export' wrote" };
        var merge = new Option<bool>("--merge") { Description = "Add what is missing to a storage that holds contributions; what is there stays as it is" };
        var command = new Command("restore", "Brings an export back into an empty storage. Nobody is emailed.\nExample: manifesto restore manifesto.jsonl") { file, merge };
        runner.Runs(command, async (run, cancellationToken) =>
        {
            await using var stream = run.Value(file).OpenRead();
            switch (await run.Get<ManifestoRestore>().RestoreAsync(stream, run.Value(merge), cancellationToken))
            {
                case RestoreOutcome.Done done:
                    await run.AnswerAsync(done, $"{Lines.Describe(done.Restored)} restored; {Lines.Describe(done.AlreadyThere)} were there already.");
                    return ExitCode.Done;
                case RestoreOutcome.Refused refused:
                    return await run.FailAsync(refused.Sentence);
                case var other:
                    throw new InvalidOperationException($"{other} is no outcome.");
            }
        });
        return command;
    }
}
