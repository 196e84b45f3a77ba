using System.Text.Json.Nodes;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.TestData;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Operating;

public sealed class ExportTests(SharedAzurite azurite) : IDisposable
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("manifesto-export-");

    private string Export => Path.Combine(_files.FullName, "manifesto.jsonl");

    [Fact]
    public async Task An_export_restored_elsewhere_holds_the_same_rows_and_publishes_the_same_bytes()
    {
        await using var app = await StartWithALife();
        var published = await app.Services.SiteFiles();

        var (exit, said, _) = await Operators(app).Runs("export", Export, "--personal-data");
        Assert.Equal((0, "6 contributions, 1 address of deleted ones, 3 curators, 0 editions, 0 imports of workshops, 0 themes, 0 workshops with 0 notes, 0 problem reports and 0 signatures written to manifesto.jsonl, with personal data.\n"), (exit, said));
        await using var other = new OtherStorage(azurite, app);
        var mails = app.Mails().Count;
        Assert.Equal(
            (0, "6 contributions, 1 address of deleted ones, 3 curators, 0 editions, 0 imports of workshops, 0 themes, 0 workshops with 0 notes, 0 problem reports and 0 signatures restored; 0 contributions, 0 addresses of deleted ones, 0 curators, 0 editions, 0 imports of workshops, 0 themes, 0 workshops with 0 notes, 0 problem reports and 0 signatures were there already.\n", ""),
            await other.Operators.Runs("restore", Export));

        Assert.Equal(await app.Services.ContributionsAsJson(), await other.Services.ContributionsAsJson());
        Assert.True(await other.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
        var again = await other.Services.SiteFiles();
        Assert.Equal(published.Keys, again.Keys);
        Assert.All(published.Keys, path => Assert.Equal(published[path], again[path]));
        Assert.Equal((await Operators(app).Runs("curators", "list")).Output, (await other.Operators.Runs("curators", "list")).Output);
        Assert.Equal(mails, app.Mails().Count);
        Assert.Equal(
            (0, "0 contributions, 0 addresses of deleted ones, 0 curators, 0 editions, 0 imports of workshops, 0 themes, 0 workshops with 0 notes, 0 problem reports and 0 signatures restored; 6 contributions, 1 address of deleted ones, 3 curators, 0 editions, 0 imports of workshops, 0 themes, 0 workshops with 0 notes, 0 problem reports and 0 signatures were there already.\n", ""),
            await other.Operators.Runs("restore", Export, "--merge"));
    }

    [Fact]
    public async Task Restore_keeps_preferences_and_removed_curators()
    {
        await using var app = await Start();
        var all = await app.Get<CuratorRegister>().AllAsync(CancellationToken.None);
        foreach (var (curator, wish) in all.OrderBy(curator => curator.Name, StringComparer.Ordinal).Zip([EmailPreference.Paused, EmailPreference.DigestOnly]))
            await app.Get<CuratorRegister>().SetEmailPreferenceAsync(curator.Id, wish, CancellationToken.None);
        await Operators(app).Runs("curators", "add", "Ben", Curators.Ben, "--public-name", "Ben of Wales");
        await Operators(app).Runs("curators", "remove", Curators.Carys);
        await Operators(app).Runs("export", Export, "--personal-data");
        // This app's settings name all three.
        await using var other = new OtherStorage(azurite, app);

        await other.Operators.Runs("restore", Export);

        Assert.Equal(
            [("Amina", Curators.Amina, EmailPreference.Paused, null), ("Ben", Curators.Ben, EmailPreference.DigestOnly, "Ben of Wales")],
            (await other.Get<CuratorRegister>().AllAsync(CancellationToken.None)).Select(curator => (curator.Name, curator.Email.Value, curator.EmailPreference, curator.PublicName)).Order());
    }

    [Fact]
    public async Task Restore_keeps_an_existing_curators_preferences()
    {
        await using var app = await Start();
        var ben = (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None)).Single(curator => curator.Email.Value == Curators.Ben);
        await app.Get<CuratorRegister>().SetEmailPreferenceAsync(ben.Id, EmailPreference.Paused, CancellationToken.None);
        await Operators(app).Runs("export", Export, "--personal-data");
        await app.Get<CuratorRegister>().SetEmailPreferenceAsync(ben.Id, EmailPreference.DigestOnly, CancellationToken.None);

        await Operators(app).Runs("restore", Export, "--merge");

        Assert.Equal(EmailPreference.DigestOnly, (await app.Get<CuratorRegister>().FindAsync(ben.Id, CancellationToken.None))!.EmailPreference);
    }

    [Fact]
    public async Task An_export_without_personal_data_identifies_nobody()
    {
        await using var app = await StartWithALife();
        var hash = (await app.Services.Contributions()).Single(contribution => contribution.Title == "By Sam").BodyHash;

        await Operators(app).Runs("export", Export);

        var text = await File.ReadAllTextAsync(Export);
        Assert.All(
            ["Sam Example", "Northmoor", "sam@example.org", "Amina", "amina@example.org", "Canary comment", hash],
            personal => Assert.DoesNotContain(personal, text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("By Sam", text, StringComparison.Ordinal);
        Assert.Contains("\"curatorName\":\"Curator 1\"", text, StringComparison.Ordinal);
        await using var other = new OtherStorage(azurite, app);
        Assert.Equal(0, (await other.Operators.Runs("restore", Export)).ExitCode);
        Assert.True(await other.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
        Assert.Contains("By Sam", (await other.Services.SiteFiles())["board/index.html"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_into_used_storage_needs_merge_and_overwrites_nothing()
    {
        await using var app = await Start();
        await app.Contributor.Sends("First");
        await app.Contributor.Sends("Second");
        await Operators(app).Runs("export", Export, "--personal-data");
        await using var other = new OtherStorage(azurite, app);
        var operators = other.Operators;
        await operators.Runs("restore", Export);
        var kept = (await other.Services.Contributions()).Single(contribution => contribution.Title == "First");
        var read = (await other.Get<ContributionStore>().FindAsync(kept.Id, CancellationToken.None))!.Value;
        await other.Get<ContributionStore>().ReplaceAsync(kept with { Title = "Changed since", Revision = 2 }, read.ETag, CancellationToken.None);
        await app.Contributor.Sends("Third");
        File.Delete(Export);
        await Operators(app).Runs("export", Export, "--personal-data");

        var (exit, _, errors) = await operators.Runs("restore", Export);
        Assert.Equal(1, exit);
        Assert.StartsWith("The storage holds contributions already", errors, StringComparison.Ordinal);
        Assert.Equal(["Changed since", "Second"], await Titles(other.Services));

        var merged = await operators.Asks("restore", Export, "--merge");
        Assert.Equal((1, 2), (merged.GetProperty("restored").GetProperty("contributions").GetInt32(), merged.GetProperty("alreadyThere").GetProperty("contributions").GetInt32()));
        Assert.Equal(["Changed since", "Second", "Third"], await Titles(other.Services));
    }

    [Theory]
    [InlineData("cut off after line 3", 3, null)]
    [InlineData("cut off after line 4", -2, null)]
    [InlineData("line 6 is not what stands there", 99, "{\"export\":{\"version\":1,\"exportedAt\":\"2026-01-01T00:00:00Z\",\"personalData\":true}}")]
    [InlineData("line 1 is not what stands there", 0, "{\"end\":{\"contributions\":0,\"addresses\":0,\"curators\":0}}")]
    [InlineData("has version 6 of the format", 0, "{\"export\":{\"version\":6,\"exportedAt\":\"2026-01-01T00:00:00Z\",\"personalData\":true}}")]
    [InlineData("was damaged at line 6, byte", 99, "{\"contribution\":{\"title\":\"No id\"}}")]
    [InlineData("was damaged at line 6, byte", 99, "{\"contr")]
    public async Task A_file_that_is_not_whole_restores_nothing(string said, int keep, string? add)
    {
        await using var app = await Start();
        foreach (var title in new[] { "First", "Second", "Third" })
            await app.Contributor.Sends(title);
        await Operators(app).Runs("export", Export);
        // The header, three contributions and the end line.
        var lines = await File.ReadAllLinesAsync(Export);
        var kept = keep < 0 ? [lines[0], .. lines[2..]] : lines.Take(keep);
        await File.WriteAllLinesAsync(Export, add is null ? kept : [.. kept, add]);
        await using var other = new OtherStorage(azurite, app);

        var (exit, output, errors) = await other.Operators.Runs("restore", Export);

        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(said, errors, StringComparison.Ordinal);
        await other.Get<StorageSetup>().CreateMissingAsync(CancellationToken.None);
        Assert.Empty(await other.Services.Contributions());
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_written_over()
    {
        await using var app = await Start();
        await File.WriteAllTextAsync(Export, "mine");

        var (exit, _, errors) = await Operators(app).Runs("export", Export);

        Assert.Equal((1, "mine"), (exit, await File.ReadAllTextAsync(Export)));
        Assert.Contains("already exists", errors, StringComparison.Ordinal);
    }

    public void Dispose() => _files.Delete(recursive: true);

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services => services.RemovePumps());

    /// <summary>
    /// An app with published, waiting, edited, declined, withdrawn and imported contributions, and the address of a deleted one.
    /// </summary>
    private async Task<ManifestoApp> StartWithALife()
    {
        var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple("Write it down");
        var form = (await app.Contributor.Fills("By Sam")).Choose("attribution", "named").Type("name", "Sam Example").Type("organisation", "Northmoor").Type("email", "sam@example.org");
        await (await form.Submit()).Submit();
        await (await app.Curators.Edits(Curators.Amina, "By Sam")).Type("text", "Edited.").Submit();
        await app.Contributor.Sends("Declined");
        await app.Curators.Decides(Curators.Ben, "Declined", "decline", "Not about working together");
        await (await app.Contributor.Sends("Withdrawn")).Confirms("withdraw");
        await app.Contributor.Sends("Waiting");
        var file = Path.Combine(_files.FullName, "board.json");
        await File.WriteAllTextAsync(file, new Board("Tools").Card(1, "From a board", "Tools", ("labels", new JsonArray(new JsonObject { ["name"] = "Label" }))).Comment(1, "Canary comment").Json.ToJsonString());
        await Operators(app).Runs("import", "trello", file, "--approved");
        await app.IsIdle();
        await app.Get<Projection>().AddTombstoneAsync(
            new(ContributionId.FromKey("test", "gone"), ContributionKind.Principle, A, "write-it-down", Content: null) { Withdrawn = true }, CancellationToken.None);
        // The timer may be publishing at the moment.
        await Eventually.Some(async () => await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None) ? "published" : null, "the site");
        return app;
    }

    private static readonly DateTimeOffset A = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private Operator Operators(ManifestoApp app) => new(azurite, app.Get<IOptions<StorageSettings>>().Value);

    private static async Task<IEnumerable<string>> Titles(IServiceProvider services) =>
        (await services.Contributions()).Select(contribution => contribution.Title).Order(StringComparer.Ordinal);
}
