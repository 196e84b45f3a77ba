using System.CommandLine;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Cli;

internal static class PoisonCommand
{
    public static Command Create(CommandRunner runner) => new("poison", "Messages that failed too often, and what is to become of them. In Azure storage deletes them after seven days")
    {
        List(runner), Explain(runner), Replay(runner), Drop(runner),
    };

    private static Command List(CommandRunner runner)
    {
        var command = new Command("list", $"Lists the first {PoisonQueues.Shown} of each queue. It changes nothing.\nExample: manifesto poison list --json");
        runner.Runs(command, async (run, cancellationToken) =>
        {
            var now = run.Get<TimeProvider>().GetUtcNow();
            var queues = run.Get<PoisonQueues>();
            var messages = await queues.FirstAsync(cancellationToken);
            var count = Math.Max(messages.Count, (await queues.CountsAsync(cancellationToken)).Sum(queue => queue.Count));
            await run.AnswerAsync(
                new { count, messages = messages.Select(message => PoisonLines.Shown(message, now)) },
                [
                    count == 0 ? "There are no failed messages." : $"{Plural.Format(count, "message", "messages")} failed too often:",
                    .. messages.Select(message => PoisonLines.Describe(message, now)),
                    .. count > messages.Count ? [$"{Plural.Number(count - messages.Count)} more are behind these."] : Array.Empty<string>(),
                ]);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Explain(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("explain", "Says what a message is about and what a replay of it would do. It changes nothing.\nExample: manifesto poison explain 5f0c1c9e-8f3b-4c53-a1c0-7d1f1c5f8a10") { id };
        runner.Runs(command, async (run, cancellationToken) =>
        {
            if (await run.Get<PoisonExplainer>().ExplainAsync(run.Value(id), cancellationToken) is not { } explanation)
                return await run.FailAsync(NotThere([run.Value(id)]));
            var now = run.Get<TimeProvider>().GetUtcNow();
            await run.AnswerAsync(PoisonLines.Shown(explanation, now), PoisonLines.Describe(explanation, now));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Replay(CommandRunner runner)
    {
        var ids = new Argument<string[]>("ID") { Description = "As 'manifesto poison list' shows them", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Every message that can be read" };
        var command = new Command("replay", "Puts messages back on their queues. Mend the cause first; handling one twice does no harm.\nExample: manifesto poison replay --all") { ids, all };
        runner.Runs(command, async (run, cancellationToken) =>
        {
            var named = run.Value(ids).ToHashSet(StringComparer.Ordinal);
            if (run.Value(all) == named.Count > 0)
                return await run.FailAsync("Name the messages that are to be put back, or give --all.");
            var replay = await run.Get<PoisonQueues>().ReplayAsync(message => run.Value(all) || named.Contains(message.Id), cancellationToken);
            await run.AnswerAsync(
                new { replayed = replay.Replayed.Select(message => message.Id), unreadable = replay.Unreadable.Select(message => message.Id) },
                [
                    $"{Plural.Format(replay.Replayed.Count, "message", "messages")} put back.",
                    .. replay.Unreadable.Select(message => $"{message.Id} cannot be read and stays. 'manifesto poison drop {message.Id}' deletes it."),
                ]);
            named.ExceptWith(replay.Replayed.Concat(replay.Unreadable).Select(message => message.Id));
            if (named.Count > 0)
                return await run.FailAsync(NotThere(named));
            return replay.Unreadable.Count > 0 ? ExitCode.LeftSomethingOut : ExitCode.Done;
        });
        return command;
    }

    private static Command Drop(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("drop", "Deletes a message that cannot be read, or that nobody waits for. What it was about is not done.\nExample: manifesto poison drop 5f0c1c9e-8f3b-4c53-a1c0-7d1f1c5f8a10") { id };
        runner.Runs(command, async (run, cancellationToken) =>
        {
            if (await run.Get<PoisonQueues>().DropAsync(run.Value(id), cancellationToken) is not { } dropped)
                return await run.FailAsync(NotThere([run.Value(id)]));
            await run.AnswerAsync(new { dropped = dropped.Id }, $"{dropped.Id} is deleted.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Id() => new("ID") { Description = "As 'manifesto poison list' shows it" };

    private static string NotThere(IEnumerable<string> ids) => $"No such message: {string.Join(", ", ids)}. 'manifesto poison list' shows which there are.";
}
