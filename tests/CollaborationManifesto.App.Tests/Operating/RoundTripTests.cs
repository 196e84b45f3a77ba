using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.TestData;
using CsCheck;

namespace CollaborationManifesto.App.Tests.Operating;

/// <summary>Random boards are imported, published, exported and restored elsewhere.</summary>
public sealed class RoundTripTests(SharedAzurite azurite) : IDisposable
{
    private const int Cases = 8;

    private static readonly ListMapping Mapping = new(new Dictionary<string, MappedList>
    {
        [Board.ListId("Ideas")] = new(ContributionKind.Principle, "Culture"),
        [Board.ListId("Behaviors")] = new(ContributionKind.Principle, "Behaviours"),
        [Board.ListId("🎉")] = new(ContributionKind.Guidance, "Tools"),
    });

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("manifesto-roundtrip-");

    [Fact]
    public async Task Any_board_survives_export_and_restore()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());

        await Gen.Select(AnyBoard.Any, Gen.OneOf(ImportMode.Approved, ImportMode.Approved, ImportMode.Waiting)).SampleAsync(
            async (board, mode) =>
            {
                await using var one = new OtherStorage(azurite, app);
                await using var other = new OtherStorage(azurite, app);
                await Publish(one, board, mode);

                var file = Path.Combine(_files.FullName, $"{ContributionId.New()}.jsonl");
                Assert.Equal(0, (await one.Operators.Runs("export", file, "--personal-data")).ExitCode);
                Assert.Equal(0, (await other.Operators.Runs("restore", file)).ExitCode);
                Assert.True(await other.Get<Publisher>().PublishChangesAsync(CancellationToken.None));

                Assert.Equal(await one.Services.SiteFiles(), await other.Services.SiteFiles());
                Assert.Equal(await First(one), await First(other));
                Assert.Equal(await one.Services.ContributionsAsJson(), await other.Services.ContributionsAsJson());
                Assert.Equal(await Themes(one), await Themes(other));
            },
            iter: Cases,
            threads: 1);
    }

    public void Dispose() => _files.Delete(recursive: true);

    private static async Task Publish(OtherStorage storage, Board board, ImportMode mode)
    {
        await storage.SetUp();
        Assert.IsType<ImportOutcome.Done>(await storage.Get<BoardImport>().ImportAsync(board.Export, Mapping, mode, import: null, progress: null, CancellationToken.None));
        while (await storage.Services.HandleMessages() > 0)
            continue;
        await Group(storage);
        Assert.True(await storage.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
        if (await First(storage) is not { } content)
            return;
        var act = new EditionAct("command", DateTimeOffset.UnixEpoch, "amina", "Amina");
        await storage.Get<EditionRegister>().AddAsync(new(1, 1, DateTimeOffset.UnixEpoch, Snapshot.Hash(content), "First", "", act) { Named = act }, CancellationToken.None);
        Assert.True(await storage.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
    }

    /// <summary>
    /// Puts two of three notes into themes, of which one was merged into the other, lets a principle be drafted from them, and makes some of them
    /// experiences of the first.
    /// </summary>
    private static async Task Group(OtherStorage storage)
    {
        var themes = new[] { Theme("Talk", ThemeAction.Published) with { Published = new("Talk", "What *we* say", DateTimeOffset.UnixEpoch) }, Theme("Meetings", ThemeAction.Merged) with { MergedInto = ContributionId.FromKey("theme", "Talk") } };
        foreach (var theme in themes)
            await storage.Get<ThemeRegister>().AddAsync(theme, CancellationToken.None);
        var notes = await storage.Get<ContributionStore>().AllAsync(CancellationToken.None).ToListAsync();
        foreach (var (number, (note, etag)) in notes.Index())
        {
            var move = new ThemeMove($"move-{number}", number % 3 == 0 ? null : themes[number % 2].Id, LeftAlone: number % 3 == 0, "amina", "Amina", DateTimeOffset.UnixEpoch);
            var isExperience = number % 7 == 6;
            var after = move.Apply(note) with
            {
                Kind = isExperience ? ContributionKind.Experience : note.Kind,
                About = isExperience ? notes[0].Value.Id : null,
                Again = isExperience ? (TryAgain)(number % 3) : null,
                DraftedFrom = !isExperience && note.Kind == ContributionKind.Principle ? new(themes[0].Id, "amina", "Amina", [.. notes.Select(read => read.Value.Id).Where(id => id != note.Id).Take(5)]) : null,
            };
            Assert.True(await storage.Get<ContributionStore>().ReplaceAsync(after, etag, CancellationToken.None));
            await storage.Get<Projection>().ShowAsync(after, CancellationToken.None);
        }
    }

    private static Theme Theme(string name, ThemeAction last) =>
        new(ContributionId.FromKey("theme", name), name, "", [new("1", DateTimeOffset.UnixEpoch, ThemeAction.Created, "amina", "Amina"), new("2", DateTimeOffset.UnixEpoch, last, "amina", "Amina")]);

    private static async Task<IReadOnlyList<string>> Themes(OtherStorage storage) =>
        [.. (await storage.Get<ThemeRegister>().AllAsync(CancellationToken.None)).Select(read => JsonSerializer.Serialize(read.Value))];

    /// <summary>The first snapshot; null if nothing was published.</summary>
    private static async Task<byte[]?> First(OtherStorage storage) => (await storage.Get<SnapshotFiles>().FindAsync(1, CancellationToken.None))?.ToArray();
}
