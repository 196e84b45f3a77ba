using System.CommandLine;
using System.Diagnostics;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Cli;

internal static class CuratorsCommand
{
    public static Command Create(CommandRunner runner) => new("curators", "Who decides on contributions")
    {
        Add(runner), Remove(runner), List(runner), Link(runner),
    };

    private static Command Add(CommandRunner runner)
    {
        var name = new Argument<string>("NAME") { Description = "Shown to the other curators and in the history" };
        var email = Email();
        var publicName = new Option<string?>("--public-name") { Description = "Names them on the site's page about the manifesto, once they have agreed to it; an empty one takes the name off it again" };
        var command = new Command("add", "Makes someone a curator, or gives one another name.\nExample: manifesto curators add \"Amina Example\" amina@example.org --public-name \"Amina E.\"") { name, email, publicName };
        runner.Runs(command, async (run, cancellationToken) =>
        {
            if (EmailAddress.TryParse(run.Value(email), out var fault) is not { } address)
                return await run.FailAsync(NotAnAddress(run.Value(email), fault));
            var curator = Curator.Create(run.Value(name), address) with { PublicName = run.Value(publicName) is { } typed ? TypedText.Line(typed) : null };
            if (!TypedText.IsVisible(curator.Name))
                return await run.FailAsync("The name is empty or has characters that nobody sees.");
            if (!curator.HasShortNames)
                return await run.FailAsync($"The name is longer than {Curator.MaxNameLength} characters. Shorten it.");
            var added = await run.Get<CuratorRegister>().AddAsync(curator, cancellationToken);
            await run.AnswerAsync(new { added, curator = Shown(curator) }, $"{curator.Name} <{address}> {(added ? "is a curator now" : "was a curator already")}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove(CommandRunner runner)
    {
        var email = Email();
        var command = new Command("remove", "Takes a curator off the list; their links stop working at once.\nExample: manifesto curators remove amina@example.org") { email };
        runner.Runs(command, async (run, cancellationToken) =>
        {
            if (EmailAddress.TryParseKnown(run.Value(email)) is not { } address)
                return await run.FailAsync(NotAnAddress(run.Value(email)));
            if (!await run.Get<CuratorRegister>().RemoveAsync(address, cancellationToken))
                return await run.FailAsync($"No curator has the address {address}. 'manifesto curators list' shows who has which.");
            await run.AnswerAsync(new { removed = address.Value }, $"{address} is no longer a curator.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandRunner runner)
    {
        var command = new Command("list", "Lists the curators, with who wants no email and whom it does not reach.\nExample: manifesto curators list --json");
        runner.Runs(command, async (run, cancellationToken) =>
        {
            var curators = (await run.Get<CuratorRegister>().AllAsync(cancellationToken)).OrderBy(curator => curator.Name, StringComparer.Ordinal).ToList();
            var (report, words) = (await run.Get<Reach>().ReadAsync(cancellationToken), run.Get<AllWords>().Reach);
            var unreached = report.Curators.ToDictionary(one => one.Curator.Id, one => one.Row);
            await run.AnswerAsync(
                curators.Select(curator => new
                {
                    curator.Id,
                    curator.Name,
                    Email = curator.Email.Value,
                    curator.PublicName,
                    curator.EmailPreference,
                    Unreached = unreached.TryGetValue(curator.Id, out var row) ? new { row.Why, row.At } : null,
                }),
                curators.Count == 0 ? ["There is no curator. 'manifesto curators add' adds one. Into a new storage the app puts those of its settings, with the first contribution."] :
                [
                    .. curators.Select(curator => string.Join(", ", new[]
                    {
                        $"{curator.Name} <{curator.Email}>",
                        curator.EmailPreference == EmailPreference.Paused ? words.Paused : null,
                        unreached.TryGetValue(curator.Id, out var row) ? $"not reached: {words.Why(row.Why)} on {Language.British.Day(row.At)}" : null,
                    }.OfType<string>())),
                    .. words.WhoIsTold(report) is { } nobody ? [nobody] : Array.Empty<string>(),
                ]);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Link(CommandRunner runner)
    {
        var email = Email();
        var command = new Command("link", "Makes a link to the desk for a curator whom email does not reach. Whoever has it decides in that curator's name.\nThe app's address is SiteUrl and ApiUrl in the environment; without them, what the published site says.\nExample: manifesto curators link amina@example.org") { email };
        runner.Runs(command, async (run, cancellationToken) =>
        {
            if (EmailAddress.TryParseKnown(run.Value(email)) is not { } address)
                return await run.FailAsync(NotAnAddress(run.Value(email)));
            if (await run.Get<CuratorRegister>().FindByEmailAsync(address, cancellationToken) is not { } curator)
                return await run.FailAsync($"No curator has the address {address}. 'manifesto curators list' shows who has which.");
            if (await PublishedAddresses.FindAsync(run, cancellationToken) is { } missing)
                return await run.FailAsync(missing);
            var link = run.Get<DeskLinkMail>().LinkFor(curator);
            await run.AnswerAsync(new { link.Address, link.Expires }, link.Address);
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Email() => new("EMAIL") { Description = "The curator's own address" };

    private static string NotAnAddress(string text, EmailFault fault = EmailFault.Format) => fault switch
    {
        EmailFault.TooLong => $"'{text}' is too long: an address has at most 64 characters before the @ and 254 in all.",
        EmailFault.NotPlain => $"'{text}' cannot be written to: the email provider takes only plain letters, digits and signs before the @.",
        EmailFault.Format => $"'{text}' is not an email address.",
        EmailFault.None => throw new UnreachableException($"'{text}' is an email address."),
    };

    private static object Shown(Curator curator) => new { curator.Id, curator.Name, Email = curator.Email.Value, curator.PublicName };
}
