using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollaborationManifesto.App.Tests.Publishing;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Operating;

/// <summary>An export carries the editions and the snapshots that they name.</summary>
public sealed class EditionRestoreTests(SharedAzurite azurite) : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Contribution Kept = Given.Approved("A principle that stays", ContributionKind.Principle);

    private static readonly Contribution Leaving = Given.Approved("A canary that leaves", ContributionKind.Guidance) with { Text = "Its canary words." };

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("manifesto-editions-");

    private string Export => Path.Combine(_files.FullName, "manifesto.jsonl");

    [Fact]
    public async Task Editions_and_their_versions_are_restored_to_the_byte_and_published()
    {
        await using var app = await Start();
        await using var one = new OtherStorage(azurite, app);
        await Filled(one, Kept);
        await Name(one, 1, snapshot: 2);
        await Show(one, Leaving);
        await Name(one, 2, snapshot: 4);

        var (exit, said, _) = await one.Operators.Runs("export", Export, "--personal-data");
        Assert.Equal((0, "2 contributions, 0 addresses of deleted ones, 0 curators, 2 editions, 0 imports of workshops, 0 themes, 0 workshops with 0 notes, 0 problem reports and 0 signatures written to manifesto.jsonl, with personal data.\n"), (exit, said));
        await using var other = new OtherStorage(azurite, app);
        Assert.Equal(0, (await other.Operators.Runs("restore", Export)).ExitCode);

        Assert.Equal(await Editions(one), await Editions(other));
        foreach (var number in new[] { 2, 4 })
            Assert.Equal(await Content(one, number), await Content(other, number));
        Assert.True(await one.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
        Assert.True(await other.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
        var (expected, published) = (await one.Services.SiteFiles(), await other.Services.SiteFiles());
        foreach (var path in new[] { "editions/1/index.html", "editions/2/index.html", "index.html" })
            Assert.Equal(expected[path], published[path]);
        Assert.DoesNotContain("canary", published["editions/1/index.html"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Its canary words.", published["editions/2/index.html"], StringComparison.Ordinal);
        foreach (var number in new[] { 2, 4 })
            Assert.Equal(await Content(one, number), await Content(other, number));

        var again = await other.Operators.Asks("restore", Export, "--merge");
        Assert.Equal((0, 2, 0, 2), (Count(again, "restored", "editions"), Count(again, "alreadyThere", "editions"), Count(again, "restored", "snapshots"), Count(again, "alreadyThere", "snapshots")));
    }

    [Fact]
    public async Task Nothing_that_was_withdrawn_before_or_after_the_export_comes_back()
    {
        await using var app = await Start();
        await using var one = new OtherStorage(azurite, app);
        await Filled(one, Kept, Leaving);
        await Name(one, 1, snapshot: 1);
        await one.Operators.Runs("export", Export);
        Assert.Contains("Its canary words.", Versions(), StringComparison.Ordinal);

        await using var other = new OtherStorage(azurite, app);
        await Filled(other, Kept, Given.Withdrawn(Leaving));
        Assert.Equal(0, (await other.Operators.Runs("restore", Export, "--merge")).ExitCode);
        Assert.Contains("Its canary words.", Encoding.UTF8.GetString(await Content(other, 1)), StringComparison.Ordinal);
        Assert.True(await other.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
        Assert.DoesNotContain("canary", Encoding.UTF8.GetString(await Content(other, 1)), StringComparison.OrdinalIgnoreCase);
        Assert.All((await other.Services.SiteFiles()).Values, file => Assert.DoesNotContain("canary", file, StringComparison.OrdinalIgnoreCase));
        // What was redacted meanwhile is no other version.
        Assert.Equal(0, (await other.Operators.Runs("restore", Export, "--merge")).ExitCode);

        // The publisher has not yet removed it from the version.
        await Show(one, Given.Withdrawn(Leaving));
        File.Delete(Export);
        await one.Operators.Runs("export", Export);
        Assert.DoesNotContain("canary", Versions(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("A principle that stays", Versions(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_personal_data_no_curator_is_named_and_a_proposal_is_not_exported()
    {
        await using var app = await Start();
        await using var one = new OtherStorage(azurite, app);
        await Filled(one, Kept);
        await Name(one, 1, snapshot: 1);
        await one.Get<EditionRegister>().AddAsync(Edition(2, 1, "") with { Title = "Proposed only", Named = null }, CancellationToken.None);

        await one.Operators.Runs("export", Export);

        var text = await File.ReadAllTextAsync(Export);
        Assert.All(["Amina Example", "amina-id", "Ben Example", "ben-id", "Proposed only"], hidden => Assert.DoesNotContain(hidden, text, StringComparison.Ordinal));
        Assert.All(["\"curatorName\":\"Curator 1\"", "\"curatorName\":\"Curator 2\"", "The note of 1"], shown => Assert.Contains(shown, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edition_never_becomes_a_name_for_other_words()
    {
        await using var app = await Start();
        await using var one = new OtherStorage(azurite, app);
        await Filled(one, Kept);
        await Name(one, 1, snapshot: 1);
        await one.Operators.Runs("export", Export, "--personal-data");
        await using var other = new OtherStorage(azurite, app);
        await Filled(other, Leaving);
        Assert.True(await other.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
        var there = await Content(other, 1);

        Assert.Equal(
            (1, "", "Edition 1 is a name for version 1, but the storage already has another version 1. Nothing was restored.\n"),
            await other.Operators.Runs("restore", Export, "--merge"));
        Assert.Equal([Leaving.Id], (await other.Services.Contributions()).Select(contribution => contribution.Id));
        Assert.Empty(await other.Get<EditionRegister>().AllAsync(CancellationToken.None));

        // An edition that is there stays as it is.
        await Name(other, 1, snapshot: 1);
        var before = await Editions(other);
        var merged = await other.Operators.Asks("restore", Export, "--merge");
        Assert.Equal((1, 0, 1), (Count(merged, "restored", "contributions"), Count(merged, "restored", "editions"), Count(merged, "alreadyThere", "editions")));
        Assert.Equal(before, await Editions(other));
        Assert.Equal(there, await Content(other, 1));
    }

    [Fact]
    public async Task A_file_of_the_format_before_editions_is_restored_and_a_wrong_edition_is_not()
    {
        await using var app = await Start();
        await using var one = new OtherStorage(azurite, app);
        await Filled(one, Kept);
        await Name(one, 1, snapshot: 1);
        await one.Operators.Runs("export", Export);
        var lines = await File.ReadAllLinesAsync(Export);
        await using var other = new OtherStorage(azurite, app);

        foreach (var (part, field, value) in new (string, string, JsonNode)[]
                 {
                     ("snapshot", "content", Convert.ToBase64String("[]"u8)), ("snapshot", "content", Convert.ToBase64String("{}"u8)), ("snapshot", "number", 0),
                     ("edition", "number", 0), ("edition", "title", new string('x', 101)), ("edition", "note", new string('x', 2_001)),
                 })
        {
            await File.WriteAllLinesAsync(Export, lines.Select(line => Changed(line, part, field, value)));
            var (exit, _, errors) = await other.Operators.Runs("restore", Export);
            Assert.Equal((1, true), (exit, errors.Contains("has an edition or a numbered version that no export has", StringComparison.Ordinal)));
        }

        await File.WriteAllLinesAsync(Export, [lines[0].Replace("\"version\":5", "\"version\":1", StringComparison.Ordinal), lines[3], "{\"end\":{\"contributions\":1,\"addresses\":0,\"curators\":0}}"]);
        Assert.Equal(
            (0, "1 contribution, 0 addresses of deleted ones, 0 curators, 0 editions, 0 imports of workshops, 0 themes, 0 workshops with 0 notes, 0 problem reports and 0 signatures restored; 0 contributions, 0 addresses of deleted ones, 0 curators, 0 editions, 0 imports of workshops, 0 themes, 0 workshops with 0 notes, 0 problem reports and 0 signatures were there already.\n", ""),
            await other.Operators.Runs("restore", Export));
        Assert.Empty(await other.Get<EditionRegister>().AllAsync(CancellationToken.None));
    }

    public void Dispose() => _files.Delete(recursive: true);

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services => services.RemovePumps());

    private static async Task Filled(OtherStorage storage, params IEnumerable<Contribution> contributions)
    {
        await storage.SetUp();
        foreach (var contribution in contributions)
        {
            await storage.Get<ContributionStore>().InsertAsync(contribution, CancellationToken.None);
            await storage.Get<Projection>().ShowAsync(contribution, CancellationToken.None);
        }
    }

    /// <summary>Adds it, or changes it as a curator would.</summary>
    private static async Task Show(OtherStorage storage, Contribution contribution)
    {
        if (await storage.Get<ContributionStore>().FindAsync(contribution.Id, CancellationToken.None) is { } there)
            await storage.Get<ContributionStore>().ReplaceAsync(contribution, there.ETag, CancellationToken.None);
        else
            await storage.Get<ContributionStore>().InsertAsync(contribution, CancellationToken.None);
        await storage.Get<Projection>().ShowAsync(contribution, CancellationToken.None);
    }

    /// <summary>Names what is published now; the snapshot is taken if it is not there.</summary>
    private static async Task Name(OtherStorage storage, int number, int snapshot)
    {
        var rows = await storage.Get<Projection>().PublishedRowsAsync(CancellationToken.None).ToListAsync();
        var settings = storage.Get<IOptions<ManifestoSettings>>().Value;
        await storage.Get<SnapshotFiles>().AddAsync(
            snapshot, SnapshotDocument.Create(ManifestoBuilder.Build(rows, settings), settings, storage.Get<IOptions<SiteSettings>>().Value), CancellationToken.None);
        Assert.True(await storage.Get<EditionRegister>().AddAsync(Edition(number, snapshot, Snapshot.Hash(await Content(storage, snapshot))), CancellationToken.None));
    }

    private static Edition Edition(int number, int snapshot, string sha256) => new(
        number, snapshot, At, sha256, $"Edition {number}", $"The note of {number}", new("proposed", At, "amina-id", "Amina Example"))
    {
        Named = new("named", At, "ben-id", "Ben Example"),
        Corrections = [new(new("corrected", At, "amina-id", "Amina Example"), Title: true, Note: false)],
    };

    private static async Task<byte[]> Content(OtherStorage storage, int number) =>
        (await storage.Get<SnapshotFiles>().FindAsync(number, CancellationToken.None))!.Value.ToArray();

    private static async Task<IReadOnlyList<string>> Editions(OtherStorage storage) =>
        [.. (await storage.Get<EditionRegister>().AllAsync(CancellationToken.None)).Select(read => JsonSerializer.Serialize(read.Value))];

    /// <summary>The contents of the versions in the file.</summary>
    private string Versions() => string.Concat(File.ReadLines(Export).Select(line => JsonNode.Parse(line)!["snapshot"]).OfType<JsonNode>()
        .Select(version => Encoding.UTF8.GetString(Convert.FromBase64String((string)version["content"]!))));

    private static string Changed(string line, string part, string field, JsonNode value)
    {
        var json = JsonNode.Parse(line)!;
        if (json[part] is { } found)
            found[field] = value.DeepClone();
        return json.ToJsonString();
    }

    private static int Count(JsonElement answer, string which, string what) => answer.GetProperty(which).GetProperty(what).GetInt32();
}
