using System.Text.Json;
using System.Text.Json.Nodes;
using CollaborationManifesto.App.Tests.Publishing;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Operating;

/// <summary>An export carries the themes, and where each contribution is among them.</summary>
public sealed class ThemeRestoreTests(SharedAzurite azurite) : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Theme Talk = new(
        ContributionId.FromKey("theme", "Talk"),
        "Talk",
        "What *we* say",
        [new("1", At, ThemeAction.Created, "amina-id", "Amina Example"), new("2", At, ThemeAction.Published, "ben-id", "Ben Example"), new("3", At, ThemeAction.Renamed, "amina-id", "Amina Example")])
    {
        Published = new("Talking", "What we say", At),
    };

    private static readonly Contribution Note = Given.Approved("A note", ContributionKind.Barrier) with { Place = new(Talk.Id, 3, 1, At, "carys-id", "Carys Example", "move") };

    private static readonly Contribution Principle = Given.Approved("Drafted", ContributionKind.Principle) with { DraftedFrom = new(Talk.Id, "dan-id", "Dan Example", [Note.Id]) { Linked = true } };

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("manifesto-themes-");

    private string Export => Path.Combine(_files.FullName, "manifesto.jsonl");

    [Fact]
    public async Task Themes_and_what_was_drafted_from_them_are_restored_and_published()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var one = await Filled(app);

        Assert.Equal(0, (await one.Operators.Runs("export", Export, "--personal-data")).ExitCode);
        await using var other = new OtherStorage(azurite, app);
        Assert.Equal(
            (0, "2 contributions, 0 addresses of deleted ones, 0 curators, 0 editions, 0 imports of workshops, 1 theme, 0 workshops with 0 notes, 0 problem reports and 0 signatures restored; 0 contributions, 0 addresses of deleted ones, 0 curators, 0 editions, 0 imports of workshops, 0 themes, 0 workshops with 0 notes, 0 problem reports and 0 signatures were there already.\n", ""),
            await other.Operators.Runs("restore", Export));

        Assert.Equal(await Themes(one), await Themes(other));
        Assert.Equal(await one.Services.ContributionsAsJson(), await other.Services.ContributionsAsJson());
        Assert.True(await one.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
        Assert.True(await other.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
        var (expected, published) = (await one.Services.SiteFiles(), await other.Services.SiteFiles());
        Assert.Contains($"themes/{Talk.Id}/index.html", published.Keys);
        Assert.Equal(expected.Keys, published.Keys);
        Assert.All(expected.Keys, path => Assert.Equal(expected[path], published[path]));
    }

    [Fact]
    public async Task Without_personal_data_no_curator_of_a_theme_is_named()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var one = await Filled(app);

        Assert.Equal(0, (await one.Operators.Runs("export", Export)).ExitCode);

        var text = await File.ReadAllTextAsync(Export);
        Assert.All(["Example", "amina-id", "ben-id", "carys-id", "dan-id"], personal => Assert.DoesNotContain(personal, text, StringComparison.Ordinal));
        Assert.Contains("\"curatorName\":\"Curator 2\"", text, StringComparison.Ordinal);
        await using var other = new OtherStorage(azurite, app);
        Assert.Equal(0, (await other.Operators.Runs("restore", Export)).ExitCode);
        Assert.Equal(["Talk"], (await other.Get<ThemeRegister>().AllAsync(CancellationToken.None)).Select(read => read.Value.Name));
    }

    [Fact]
    public async Task A_theme_that_is_there_already_stays_as_it_is()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var one = await Filled(app);
        await one.Operators.Runs("export", Export, "--personal-data");
        var there = (await one.Get<ThemeRegister>().FindAsync(Talk.Id, CancellationToken.None))!.Value;
        Assert.True(await one.Get<ThemeRegister>().ReplaceAsync(there, Talk with { Name = "Renamed since" }, CancellationToken.None));

        Assert.Equal(0, (await one.Operators.Runs("restore", Export, "--merge")).ExitCode);

        Assert.Equal(["Renamed since"], (await one.Get<ThemeRegister>().AllAsync(CancellationToken.None)).Select(read => read.Value.Name));
    }

    [Fact]
    public async Task A_wrong_theme_restores_nothing_and_older_files_go_on_to_work()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var one = await Filled(app);
        await one.Operators.Runs("export", Export, "--personal-data");
        var lines = await File.ReadAllLinesAsync(Export);
        await using var other = new OtherStorage(azurite, app);

        foreach (var (field, value) in new (string, JsonNode)[] { ("name", ""), ("name", "Two\nlines"), ("name", new string('x', 101)), ("note", new string('x', 2_001)), ("history", new JsonArray()) })
        {
            await File.WriteAllLinesAsync(Export, lines.Select(line => Changed(line, field, value)));
            var (exit, _, errors) = await other.Operators.Runs("restore", Export);
            Assert.Equal((1, true), (exit, errors.Contains("has a theme as no export has it. Nothing was restored.", StringComparison.Ordinal)));
        }

        var old = lines.Where(line => JsonNode.Parse(line)!["theme"] is null).Select(line => line.Replace("\"version\":5", "\"version\":3", StringComparison.Ordinal).Replace(",\"themes\":1", "", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(Export, old);
        Assert.Equal(0, (await other.Operators.Runs("restore", Export)).ExitCode);
        Assert.Empty(await other.Get<ThemeRegister>().AllAsync(CancellationToken.None));
    }

    public void Dispose() => _files.Delete(recursive: true);

    private async Task<OtherStorage> Filled(ManifestoApp app)
    {
        var storage = new OtherStorage(azurite, app);
        await storage.SetUp();
        foreach (var contribution in new[] { Note, Principle })
        {
            await storage.Get<ContributionStore>().InsertAsync(contribution, CancellationToken.None);
            await storage.Get<Projection>().ShowAsync(contribution, CancellationToken.None);
        }

        Assert.True(await storage.Get<ThemeRegister>().AddAsync(Talk, CancellationToken.None));
        return storage;
    }

    private static string Changed(string line, string field, JsonNode value)
    {
        var json = JsonNode.Parse(line)!;
        if (json["theme"] is { } theme)
            theme[field] = value.DeepClone();
        return json.ToJsonString();
    }

    private static async Task<IReadOnlyList<string>> Themes(OtherStorage storage) =>
        [.. (await storage.Get<ThemeRegister>().AllAsync(CancellationToken.None)).Select(read => JsonSerializer.Serialize(read.Value))];
}
