using System.Text.Json;
using System.Text.Json.Nodes;
using CollaborationManifesto.App.Tests.Publishing;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>Each note of a workshop is in an export as it is: changeable, removed, on its way to the curators, or with them.</summary>
public sealed class NoteRestoreTests(SharedAzurite azurite) : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly SessionNote Named = Note("Nobody asked us") with { Name = "Zoë", Organisation = "Council", NamedInRoom = true, Credited = true };

    private static readonly SessionNote Removed = Note("Taken back").WithoutWords() with { IsRemoved = true, ChangedAt = At };

    private static readonly SessionNote Hidden = Note("Out of sight") with { IsHidden = true, Place = new(ContributionId.FromKey("theme", "Talk"), 1, 1, At, "ben", "Ben", "move") };

    private static readonly SessionNote BroughtIn = Note("With the curators").WithoutWords() with { BroughtInAt = At };

    private static readonly LiveSession Open = new(
        ContributionId.FromKey("session", "open"), SessionCode.Parse("0123456V"), "LocalGov Camp", new("Why did it fail?", ContributionKind.Barrier), ["culture", "tools"], At, At.AddHours(2))
    {
        AsksNames = true,
        Facilitators = [new("ben", "Ben", EmailAddress.TryParse("ben@leads.example"), At)],
        Log = [new("start", At, SessionAction.Started, "amina", "Amina"), new("hide", At, SessionAction.NoteHidden, "ben", "Ben")],
    };

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("manifesto-sessions-");

    private string Export => Path.Combine(_files.FullName, "manifesto.jsonl");

    [Fact]
    public async Task A_note_that_became_a_contribution_during_the_export_cannot_be_changed_on_its_phone()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var one = await Filled(app);
        // The file has the row of the note as it was before, and its contribution.
        await one.Get<ContributionStore>().InsertAsync(Given.Approved("Out of sight", ContributionKind.Barrier) with { Id = Hidden.Id }, CancellationToken.None);
        await one.Operators.Runs("export", Export, "--personal-data");
        await using var other = new OtherStorage(azurite, app);

        Assert.Equal(0, (await other.Operators.Runs("restore", Export)).ExitCode);

        var restored = (await Notes(other)).Single(note => note.Id == Hidden.Id);
        Assert.Equal((false, ""), (restored.IsLive, restored.Text));
        Assert.True((await Notes(other)).Single(note => note.Id == Named.Id).IsLive);
    }

    [Fact]
    public async Task A_note_on_its_way_is_restored_with_its_words()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var one = await Filled(app);
        // Taken by the closing, which had not come to make its contribution.
        await one.Get<SessionNotes>().UpdateAsync(Open.Id, Hidden.Id, note => note with { BroughtInAt = At }, CancellationToken.None);
        await one.Operators.Runs("export", Export, "--personal-data");
        await using var other = new OtherStorage(azurite, app);

        Assert.Equal(0, (await other.Operators.Runs("restore", Export)).ExitCode);

        Assert.Equal(await Stored(one), await Stored(other));
    }

    [Fact]
    public async Task A_wrong_note_restores_nothing_and_older_files_go_on_to_work()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var one = await Filled(app);
        await one.Operators.Runs("export", Export, "--personal-data");
        var lines = await File.ReadAllLinesAsync(Export);
        await using var other = new OtherStorage(azurite, app);

        foreach (var (field, value) in new (string, JsonNode)[]
        {
            ("text", new string('x', SessionNote.MaxLength + 1)), ("text", "A line \n"), ("text", ""), ("category", ""), ("isRemoved", true),
        })
        {
            await File.WriteAllLinesAsync(Export, lines.Select(line => Changed(line, field, value)));
            var (exit, _, errors) = await other.Operators.Runs("restore", Export);
            Assert.True(exit == 1 && errors.Contains("Nothing was restored.", StringComparison.Ordinal), $"{field}: {exit} {errors}");
            await other.SetUp();
            Assert.Empty(await other.Get<SessionRegister>().AllAsync(CancellationToken.None));
        }

        var old = lines.Where(line => JsonNode.Parse(line) is var json && json!["session"] is null && json["note"] is null)
            .Select(line => line.Replace("\"version\":5", "\"version\":4", StringComparison.Ordinal).Replace(",\"sessions\":1,\"notes\":4", "", StringComparison.Ordinal)).ToList();
        Assert.Contains("\"version\":4", old[0], StringComparison.Ordinal);
        await File.WriteAllLinesAsync(Export, old);
        Assert.Equal(0, (await other.Operators.Runs("restore", Export)).ExitCode);
        Assert.Empty(await other.Get<SessionRegister>().AllAsync(CancellationToken.None));
    }

    public void Dispose() => _files.Delete(recursive: true);

    private static SessionNote Note(string text) => new(ContributionId.FromKey("note", text), ContributionId.FromKey("phone", text), text, "culture", At, At);

    private async Task<OtherStorage> Filled(ManifestoApp app)
    {
        var storage = new OtherStorage(azurite, app);
        await storage.SetUp();
        Assert.True(await storage.Get<SessionRegister>().AddAsync(Open, CancellationToken.None));
        foreach (var note in new[] { Named, Removed, Hidden, BroughtIn })
            Assert.True(await storage.Get<SessionNotes>().InsertAsync(Open.Id, note, CancellationToken.None));
        return storage;
    }

    /// <summary>Changes a field of the notes that have words.</summary>
    private static string Changed(string line, string field, JsonNode value)
    {
        var json = JsonNode.Parse(line)!;
        if (json["note"]?["note"] is { } note && (string?)note["text"] != "")
            note[field] = value.DeepClone();
        return json.ToJsonString();
    }

    private static async Task<IReadOnlyList<SessionNote>> Notes(OtherStorage storage) =>
        await storage.Get<SessionNotes>().OfAsync(Open.Id, CancellationToken.None).Select(read => read.Value).ToListAsync();

    private static async Task<IReadOnlyList<string>> Stored(OtherStorage storage) =>
    [
        .. (await storage.Get<SessionRegister>().AllAsync(CancellationToken.None)).Select(read => JsonSerializer.Serialize(read.Value)),
        .. (await Notes(storage)).Select(note => JsonSerializer.Serialize(note)),
    ];
}
