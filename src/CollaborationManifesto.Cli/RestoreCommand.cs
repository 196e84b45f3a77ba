using System.CommandLine;
using CollaborationManifesto.Exporting;

namespace CollaborationManifesto.Cli;

internal static class RestoreCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file that 'manifesto export' wrote" };
        var merge = new Option<bool>("--merge") { Description = "Add what is missing to a storage that holds contributions; what is there stays as it is" };
        var command = new Command("restore", "Brings an export back into an empty storage. Nobody is mailed.\nExample: manifesto restore manifesto.jsonl") { file, merge };
        runner.Runs(command, async (run, cancellation) =>
        {
            await using var stream = run.Value(file).OpenRead();
            switch (await run.Get<ManifestoRestore>().Restore(stream, run.Value(merge), cancellation))
            {
                case RestoreOutcome.Done done:
                    await run.Answer(done, $"{Lines.Of(done.Restored)} restored; {Lines.Of(done.AlreadyThere)} were there already.");
                    return ExitCode.Done;
                case RestoreOutcome.Refused refused:
                    return await run.Fail(refused.Sentence);
                case var other:
                    throw new InvalidOperationException($"{other} is no outcome.");
            }
        });
        return command;
    }
}
