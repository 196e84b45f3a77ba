using System.CommandLine;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Cli;

/// <summary>
/// The only place that shows the addresses that email does not reach. The desk shows only curators' names and contributions' references.
/// </summary>
internal static class UnreachedCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("unreached", "Lists whom email does not reach, with their addresses, as SendGrid's lists said when the app last read them. It changes nothing.\nExample: manifesto unreached --json");
        runner.Runs(command, async (run, cancellationToken) =>
        {
            var (report, words) = (await run.Get<Reach>().ReadAsync(cancellationToken), run.Get<AllWords>().Reach);
            var contributors = new List<(ContributionId Id, string Email, UnreachedRow Row)>();
            foreach (var (id, row) in report.Contributions)
            {
                // An address that was removed since belongs to nobody.
                if (await run.Get<ContributionStore>().FindAsync(id, cancellationToken) is { Value.Contributor.Email: { } email })
                    contributors.Add((id, email.Value, row));
            }

            await run.AnswerAsync(
                new
                {
                    curators = report.Curators.Select(one => new { one.Curator.Name, Email = one.Curator.Email.Value, one.Row.Why, one.Row.At }),
                    contributors = contributors.Select(one => new { contribution = one.Id.Reference, one.Email, one.Row.Why, one.Row.At }),
                    report.NobodyIsTold,
                    report.Suppressions,
                    report.ReadAt,
                },
                [
                    .. report.Curators.Length + contributors.Count == 0 ? [words.ReachesAll] : Array.Empty<string>(),
                    .. report.Curators.Select(one => $"{one.Curator.Name} <{one.Curator.Email}>, curator: {words.Why(one.Row.Why)} on {Language.British.Day(one.Row.At)}"),
                    .. contributors.Select(one => $"{one.Email}, contributor of {one.Id.Reference}: {words.Why(one.Row.Why)} on {Language.British.Day(one.Row.At)}"),
                    .. new[] { words.WhoIsTold(report), words.Missing(report.Suppressions) }.OfType<string>(),
                ]);
            return ExitCode.Done;
        });
        return command;
    }
}
