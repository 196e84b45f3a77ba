using System.CommandLine;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Model;
using CollaborationManifesto.Reporting;
using CollaborationManifesto.Signing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Cli;

internal static class EraseCommand
{
    public static Command Create(CommandRunner runner)
    {
        var email = new Argument<string>("EMAIL") { Description = "The address that the person gave" };
        var command = new Command(
            "erase",
            "Erases name, organisation and address from everything that was sent under an address, and from workshops that its owner leads. Texts stay, without a name. Problem reports and signatures that were sent under it are removed.\nExample: manifesto erase sam@example.org")
        {
            email,
        };
        runner.Runs(command, async (run, cancellationToken) =>
        {
            if (EmailAddress.TryParseKnown(run.Value(email)) is not { } address)
                return await run.FailAsync($"'{run.Value(email)}' is not an email address.");
            var erased = await run.Get<Erasure>().EraseAsync(address, cancellationToken);
            var isCurator = await run.Get<CuratorRegister>().FindByEmailAsync(address, cancellationToken) is not null;
            var led = await run.Get<Erasure>().EraseFacilitatorAsync(address, cancellationToken);
            var reports = await run.Get<OwnReport>().EraseAsync(address, cancellationToken);
            var signatures = await run.Get<OwnSignature>().EraseAsync(address, cancellationToken);
            await run.AnswerAsync(
                new { erased = erased.Select(id => id.Reference), workshops = led, reports, signatures, isCurator },
                [
                    $"Personal data erased from {Plural.Format(erased.Count, "contribution", "contributions")}.",
                    .. led > 0 ? [$"Taken out of {Plural.Format(led, "workshop", "workshops")} that this person leads."] : Array.Empty<string>(),
                    .. reports > 0 ? [$"{Plural.Format(reports, "problem report", "problem reports")} removed."] : Array.Empty<string>(),
                    .. signatures > 0 ? [$"{Plural.Format(signatures, "signature", "signatures")} removed."] : Array.Empty<string>(),
                    .. isCurator ? [$"A curator has that address too: 'manifesto curators remove {address}' takes them off the list."] : Array.Empty<string>(),
                ]);
            return ExitCode.Done;
        });
        return command;
    }
}
