using System.CommandLine;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Notifications;

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
        runner.Runs(command, async (run, cancellation) =>
        {
            if (EmailAddress.TryParse(run.Value(email)) is not { } address)
                return await run.Fail(NotAnAddress(run.Value(email)));
            var curator = Curator.Of(run.Value(name), address) with { PublicName = run.Value(publicName)?.Trim() };
            if (!TypedText.IsVisible(curator.Name) || !TypedText.IsReadable(curator.Name + curator.PublicName))
                return await run.Fail("The name is empty or has characters that nobody sees.");
            var added = await run.Get<CuratorRegister>().Add(curator, cancellation);
            await run.Answer(new { added, curator = Shown(curator) }, $"{curator.Name} <{address}> {(added ? "is a curator now" : "was a curator already")}.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove(CommandRunner runner)
    {
        var email = Email();
        var command = new Command("remove", "Takes a curator off the list; their links stop working at once.\nExample: manifesto curators remove amina@example.org") { email };
        runner.Runs(command, async (run, cancellation) =>
        {
            if (EmailAddress.TryParse(run.Value(email)) is not { } address)
                return await run.Fail(NotAnAddress(run.Value(email)));
            if (!await run.Get<CuratorRegister>().Remove(address, cancellation))
                return await run.Fail($"No curator has the address {address}. 'manifesto curators list' shows who has which.");
            await run.Answer(new { removed = address.Value }, $"{address} is no longer a curator.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandRunner runner)
    {
        var command = new Command("list", "Lists the curators.\nExample: manifesto curators list --json");
        runner.Runs(command, async (run, cancellation) =>
        {
            var curators = (await run.Get<CuratorRegister>().All(cancellation)).OrderBy(curator => curator.Name, StringComparer.Ordinal).ToList();
            await run.Answer(curators.Select(Shown), curators.Count > 0 ? curators.Select(curator => $"{curator.Name} <{curator.Email}>") : ["There is no curator. 'manifesto curators add' adds one. Into a new storage the app puts those of its settings, with the first contribution."]);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Link(CommandRunner runner)
    {
        var email = Email();
        var command = new Command("link", "Makes a link to the desk for a curator whom email does not reach. Whoever has it decides in that curator's name.\nThe app's address is SiteUrl and ApiUrl in the environment; without them, what the published site says.\nExample: manifesto curators link amina@example.org") { email };
        runner.Runs(command, async (run, cancellation) =>
        {
            if (EmailAddress.TryParse(run.Value(email)) is not { } address)
                return await run.Fail(NotAnAddress(run.Value(email)));
            if (await run.Get<CuratorRegister>().Find(Curator.Of("", address).Id, cancellation) is not { } curator)
                return await run.Fail($"No curator has the address {address}. 'manifesto curators list' shows who has which.");
            if (await PublishedAddresses.Find(run, cancellation) is { } missing)
                return await run.Fail(missing);
            var link = run.Get<DeskLinkMail>().LinkFor(curator);
            await run.Answer(new { link.Address, link.Expires }, link.Address);
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Email() => new("EMAIL") { Description = "The curator's own address" };

    private static string NotAnAddress(string text) => $"'{text}' is not an email address.";

    private static object Shown(Curator curator) => new { curator.Id, curator.Name, Email = curator.Email.Value, curator.PublicName };
}
