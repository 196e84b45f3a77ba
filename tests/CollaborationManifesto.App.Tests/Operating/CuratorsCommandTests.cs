using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Operating;

public sealed class CuratorsCommandTests(SharedAzurite azurite)
{
    private const string NoCurator = "There is no curator. 'manifesto curators add' adds one. Into a new storage the app puts those of its settings, with the first contribution.";

    [Fact]
    public async Task The_list_shows_configured_and_added_curators()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends();
        await app.IsIdle();
        var operators = OperatorOf(app);

        Assert.Equal((0, "Dilys Example <dilys@example.org> is a curator now.\n", ""), await operators.Runs("curators", "add", "Dilys Example", "dilys@example.org"));

        var (exit, list, _) = await operators.Runs("curators", "list");
        Assert.Equal(0, exit);
        Assert.Equal("Amina <amina@example.org>\nBen <ben@example.org>\nCarys <carys@example.org>\nDilys Example <dilys@example.org>\n", list);
    }

    [Fact]
    public async Task Added_twice_is_one_curator_who_goes_by_the_second_name()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var operators = OperatorOf(app);
        await operators.Runs("curators", "add", "Dilys", "dilys@example.org");

        var again = await operators.Runs("curators", "add", "Dilys Example", "Dilys@Example.org");

        Assert.Equal((0, "Dilys Example <Dilys@Example.org> was a curator already.\n", ""), again);
        Assert.Equal(["Dilys Example"], await Names(operators));
    }

    [Fact]
    public async Task A_removed_curator_loses_access_at_once()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends();
        var page = await app.Curators.OpensReview(Curators.Amina, "Nobody wrote down why");

        Assert.Equal((0, "amina@example.org is no longer a curator.\n", ""), await OperatorOf(app).Runs("curators", "remove", "amina@example.org"));

        Assert.Equal("This link no longer works", (await page.Choose("decision", "approve").Submit()).Heading);
    }

    [Fact]
    public async Task Settings_do_not_restore_the_last_removed_curator()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends();
        await app.IsIdle();
        var operators = OperatorOf(app);
        foreach (var address in new[] { "amina@example.org", "ben@example.org", "carys@example.org" })
            await operators.Runs("curators", "remove", address);
        var mails = app.Mails().Count;

        await app.Contributor.Sends("Nobody is left to read it");
        await app.IsIdle();

        Assert.Equal((0, NoCurator + "\n", ""), await operators.Runs("curators", "list"));
        Assert.Equal(mails, app.Mails().Count);
    }

    [Fact]
    public async Task Adding_a_curator_early_keeps_the_configured_ones()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var operators = OperatorOf(app, ("Curation:Curators:0:Name", "Amina"), ("Curation:Curators:0:Email", "amina@example.org"));

        await operators.Runs("curators", "add", "Dilys", "dilys@example.org");

        Assert.Equal(["Amina", "Dilys"], await Names(operators));
    }

    [Theory]
    [InlineData("'dilys' is not an email address.\n", "curators", "add", "Dilys", "dilys")]
    [InlineData("The name is empty or has characters that nobody sees.\n", "curators", "add", " ", "dilys@example.org")]
    [InlineData("No curator has the address dilys@example.org. 'manifesto curators list' shows who has which.\n", "curators", "remove", "dilys@example.org")]
    public async Task An_impossible_command_prints_one_sentence(string sentence, params string[] arguments)
    {
        await using var app = await ManifestoApp.Start(azurite);

        Assert.Equal((1, "", sentence), await OperatorOf(app).Runs(arguments));
    }

    [Fact]
    public async Task Storage_that_was_never_set_up_is_named()
    {
        var (exit, _, errors) = await new Operator(azurite, StorageNames.New()).Runs("curators", "list");

        Assert.Equal(1, exit);
        Assert.StartsWith("Something is missing in the storage account.", errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task The_built_program_reads_the_environment()
    {
        await using var app = await ManifestoApp.Start(azurite);
        using var process = new OperatorsProcess(azurite.ConnectionString, app.Get<IOptions<StorageSettings>>().Value, "curators", "list");

        Assert.Equal((0, NoCurator + Environment.NewLine, ""), await process.Ends());
    }

    [Fact]
    public async Task Every_command_shows_an_example()
    {
        foreach (var command in new[] { "curators add", "curators remove", "curators list", "unreached", "import trello", "export", "restore", "erase", "publish", "curators link", "poison list" })
        {
            var (exit, help, _) = await new Operator(azurite, StorageNames.New()).Runs([.. command.Split(' '), "--help"]);

            Assert.Equal(0, exit);
            Assert.Contains($"Example: manifesto {command}", help, StringComparison.Ordinal);
        }
    }

    private Operator OperatorOf(ManifestoApp app, params (string Name, string Value)[] settings) =>
        new(azurite, app.Get<IOptions<StorageSettings>>().Value, settings);

    private static async Task<IEnumerable<string?>> Names(Operator operators) =>
        (await operators.Asks("curators", "list")).EnumerateArray().Select(curator => curator.GetProperty("name").GetString());
}
