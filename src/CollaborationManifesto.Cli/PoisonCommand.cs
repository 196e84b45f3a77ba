using System.CommandLine;
using CollaborationManifesto.Pages;
using CollaborationManifesto.Poison;

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
        runner.Runs(command, async (run, cancellation) =>
        {
            var now = run.Get<TimeProvider>().GetUtcNow();
            var queues = run.Get<PoisonQueues>();
            var messages = await queues.First(cancellation);
            var count = Math.Max(messages.Count, (await queues.Counts(cancellation)).Sum(queue => queue.Count));
            await run.Answer(
                new { count, messages = messages.Select(message => PoisonLines.Shown(message, now)) },
                [
                    count == 0 ? "There are no failed messages." : $"{Counted.Of(count, "message", "messages")} failed too often:",
                    .. messages.Select(message => PoisonLines.Of(message, now)),
                    .. count > messages.Count ? [$"{Counted.Number(count - messages.Count)} more are behind these."] : Array.Empty<string>(),
                ]);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Explain(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("explain", "Says what a message is about and what a replay of it would do. It changes nothing.\nExample: manifesto poison explain 5f0c1c9e-8f3b-4c53-a1c0-7d1f1c5f8a10") { id };
        runner.Runs(command, async (run, cancellation) =>
        {
            if (await run.Get<PoisonInquiry>().Explain(run.Value(id), cancellation) is not { } explanation)
                return await run.Fail(NotThere([run.Value(id)]));
            var now = run.Get<TimeProvider>().GetUtcNow();
            await run.Answer(PoisonLines.Shown(explanation, now), PoisonLines.Of(explanation, now));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Replay(CommandRunner runner)
    {
        var ids = new Argument<string[]>("ID") { Description = "As 'manifesto poison list' shows them", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Every message that can be read" };
        var command = new Command("replay", "Puts messages back on their queues. Mend the cause first; handling one twice does no harm.\nExample: manifesto poison replay --all") { ids, all };
        runner.Runs(command, async (run, cancellation) =>
        {
            var named = run.Value(ids).ToHashSet(StringComparer.Ordinal);
            if (run.Value(all) == named.Count > 0)
                return await run.Fail("Name the messages that are to be put back, or give --all.");
            var replay = await run.Get<PoisonQueues>().Replay(message => run.Value(all) || named.Contains(message.Id), cancellation);
            await run.Answer(
                new { replayed = replay.Replayed.Select(message => message.Id), unreadable = replay.Unreadable.Select(message => message.Id) },
                [
                    $"{Counted.Of(replay.Replayed.Count, "message", "messages")} put back.",
                    .. replay.Unreadable.Select(message => $"{message.Id} cannot be read and stays. 'manifesto poison drop {message.Id}' deletes it."),
                ]);
            named.ExceptWith(replay.Replayed.Concat(replay.Unreadable).Select(message => message.Id));
            if (named.Count > 0)
                return await run.Fail(NotThere(named));
            return replay.Unreadable.Count > 0 ? ExitCode.LeftSomethingOut : ExitCode.Done;
        });
        return command;
    }

    private static Command Drop(CommandRunner runner)
    {
        var id = Id();
        var command = new Command("drop", "Deletes a message that cannot be read, or that nobody waits for. What it was about is not done.\nExample: manifesto poison drop 5f0c1c9e-8f3b-4c53-a1c0-7d1f1c5f8a10") { id };
        runner.Runs(command, async (run, cancellation) =>
        {
            if (await run.Get<PoisonQueues>().Drop(run.Value(id), cancellation) is not { } dropped)
                return await run.Fail(NotThere([run.Value(id)]));
            await run.Answer(new { dropped = dropped.Id }, $"{dropped.Id} is deleted.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Id() => new("ID") { Description = "As 'manifesto poison list' shows it" };

    private static string NotThere(IEnumerable<string> ids) => $"No such message: {string.Join(", ", ids)}. 'manifesto poison list' shows which there are.";
}
