using CollaborationManifesto.Cli;

namespace CollaborationManifesto.App.Tests.Operating;

public sealed class ProgressLineTests
{
    [Fact]
    public void A_terminal_shows_one_line_that_redraws_itself()
    {
        Assert.Equal(
            ["", $"[{new string('#', 7)}{new string(' ', 23)}]  25% of 4 cards ", $"[{new string('#', 15)}{new string(' ', 15)}]  50% of 4 cards "],
            Shown(isTerminal: true, all: 4, done: 2).TrimEnd('\n').Split('\r'));
        Assert.EndsWith("100% of 4 cards \n", Shown(isTerminal: true, all: 4, done: 4), StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_gets_a_line_for_every_tenth_of_a_long_task() =>
        Assert.Equal(Enumerable.Range(1, 10).Select(tenth => $"{tenth * 10}% of 2000 cards"), Shown(isTerminal: false, all: 2_000, done: 2_000).TrimEnd('\n').Split('\n'));

    [Fact]
    public void A_short_task_logs_nothing() => Assert.Equal("", Shown(isTerminal: false, all: 999, done: 999));

    private static string Shown(bool isTerminal, int all, int done)
    {
        using var error = new StringWriter { NewLine = "\n" };
        using (var progress = new ProgressLine(error, isTerminal, "cards"))
        {
            for (var number = 1; number <= done; number++)
                progress.Report((number, all));
        }

        return error.ToString();
    }
}
