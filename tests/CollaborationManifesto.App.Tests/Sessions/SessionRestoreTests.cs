using System.Text.Json.Nodes;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>An export carries workshops and their notes, also of one that is still open.</summary>
public sealed class SessionRestoreTests(SharedAzurite azurite) : IDisposable
{
    private static readonly string[] Texts = ["Nobody wrote it down", "We bought tools first", ""];

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("manifesto-sessions-");

    private string Export => Path.Combine(_files.FullName, "manifesto.jsonl");

    [Fact]
    public async Task An_open_workshop_and_its_notes_are_restored_as_they_were()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var one = await Filled(app);
        Assert.Equal(0, (await one.Operators.Runs("export", Export, "--personal-data")).ExitCode);
        await using var other = new OtherStorage(azurite, app);

        var (exit, said, _) = await other.Operators.Runs("restore", Export);
        Assert.Equal((0, true), (exit, said.Contains("1 workshop with 3 notes, 0 problem reports and 0 signatures restored", StringComparison.Ordinal)));
        Assert.Equal(await Told(one), await Told(other));
        var session = (await other.Get<SessionRegister>().AllAsync(CancellationToken.None)).Single().Value;
        Assert.Equal(session.Id, await other.Get<SessionRegister>().FindIdAsync(session.Code, CancellationToken.None));
        // Again, it finds all of it.
        Assert.Contains("1 workshop with 3 notes, 0 problem reports and 0 signatures were there already", (await other.Operators.Runs("restore", Export, "--merge")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_personal_data_nobody_is_named_and_no_phone_can_be_told()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var one = await Filled(app);

        Assert.Equal(0, (await one.Operators.Runs("export", Export)).ExitCode);

        var text = await File.ReadAllTextAsync(Export);
        Assert.All(["Zoë", "Dorset", "Amina", "Ben", "ben@leads.example", LiveWorkshop.Ben], personal => Assert.DoesNotContain(personal, text, StringComparison.Ordinal));
        var notes = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!["note"]?["note"]).OfType<JsonNode>().ToList();
        Assert.Equal(3, notes.Select(note => note["participant"]!.ToString()).Distinct().Count());
        Assert.Contains("Nobody wrote it down", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_is_taken_there_becomes_a_new_one_and_a_wrong_line_restores_nothing()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var one = await Filled(app);
        await one.Operators.Runs("export", Export, "--personal-data");
        var session = (await one.Get<SessionRegister>().AllAsync(CancellationToken.None)).Single().Value;
        await using var other = new OtherStorage(azurite, app);
        Assert.Equal(0, (await other.Operators.Runs("restore", Export)).ExitCode);
        var lines = await File.ReadAllLinesAsync(Export);

        foreach (var (field, value) in new (string, JsonNode)[] { ("name", ""), ("name", new string('x', 81)), ("categories", new JsonArray()), ("log", new JsonArray()) })
        {
            await File.WriteAllLinesAsync(Export, lines.Select(line => Changed(line, field, value)));
            Assert.Contains("Nothing was restored.", (await other.Operators.Runs("restore", Export, "--merge")).Errors, StringComparison.Ordinal);
        }

        await File.WriteAllLinesAsync(Export, lines.Select(line => line.Replace(session.Id.ToString(), ContributionId.FromKey("another", "one").ToString(), StringComparison.Ordinal)));
        Assert.Equal(0, (await other.Operators.Runs("restore", Export, "--merge")).ExitCode);
        var codes = (await other.Get<SessionRegister>().AllAsync(CancellationToken.None)).Select(read => read.Value.Code).ToList();
        Assert.Equal((2, 2), (codes.Count, codes.Distinct().Count()));
    }

    public void Dispose() => _files.Delete(recursive: true);

    private static string Changed(string line, string field, JsonNode value)
    {
        var node = JsonNode.Parse(line)!;
        if (node["session"] is not { } session)
            return line;
        session[field] = value.DeepClone();
        return node.ToJsonString();
    }

    private static async Task<string> Told(OtherStorage storage)
    {
        var session = (await storage.Get<SessionRegister>().AllAsync(CancellationToken.None)).Single().Value;
        var notes = await storage.Get<SessionNotes>().OfAsync(session.Id, CancellationToken.None).Select(read => $"{read.Value}").ToListAsync();
        return $"{session with { Log = [], Facilitators = [], Categories = [] }} {string.Join(' ', session.Facilitators)} {string.Join(' ', session.Log)}\n{string.Join('\n', notes)}";
    }

    private async Task<OtherStorage> Filled(ManifestoApp app)
    {
        var storage = new OtherStorage(azurite, app);
        await storage.Get<StorageSetup>().CreateMissingAsync(CancellationToken.None);
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var session = new LiveSession(ContributionId.FromKey("session", "Camp"), SessionCode.Parse("0123-456V"), "LocalGov Camp", new(LiveWorkshop.Question, ContributionKind.Barrier), ["culture"], at, at.AddHours(2))
        {
            Facilitators = [new(LiveWorkshop.Amina, "Amina", null, at), new(LiveWorkshop.Ben, "Ben", EmailAddress.TryParse("ben@leads.example"), at)],
            Log = [new("1", at, SessionAction.Started, LiveWorkshop.Amina, "Amina"), new("2", at, SessionAction.Revealed, LiveWorkshop.Ben, "Ben")],
        };
        Assert.True(await storage.Get<SessionRegister>().AddAsync(session, CancellationToken.None));
        var phone = ContributionId.FromKey("phone", "1");
        foreach (var (text, number) in Texts.Select((text, number) => (text, number)))
            await storage.Get<SessionNotes>().InsertAsync(
                session.Id,
                new(ContributionId.FromKey("note", $"{number}"), phone, text, "culture", at, at) { IsRemoved = text.Length == 0, Name = number == 0 ? "Zoë" : null, Organisation = number == 0 ? "Dorset" : null, Credited = number == 0 },
                CancellationToken.None);
        return storage;
    }
}
