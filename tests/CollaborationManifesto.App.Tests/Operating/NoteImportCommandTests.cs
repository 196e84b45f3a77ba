using System.Globalization;
using System.Text.Json.Nodes;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.TestData;
using CollaborationManifesto.Workshops;

namespace CollaborationManifesto.App.Tests.Operating;

/// <summary>The notes of a workshop come in from a table, by the command line.</summary>
public sealed class NoteImportCommandTests(SharedAzurite azurite) : IDisposable
{
    private const string Table =
        """
        Idea,Why,Area,Created by
        Trust first,Without it nothing works,Culture,Canary Person
        Trust first,Without it nothing works,Culture,Canary Person
        Say it early,,Principles,Canary Person
        ,,Tools,Canary Person
        No chat tool,"Each council
        has its own",Tools,Canary Person
        Old note,,Done,Canary Person

        """;

    private const string Mapping = """{ "values": { "Principles": { "kind": "principle", "category": "Culture" }, "Done": { "leaveOut": true } } }""";

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("manifesto-notes-");

    [Fact]
    public async Task A_dry_run_tells_column_by_column_what_it_would_do_and_changes_nothing()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var storage = await SetUp(app);

        var (exit, output, errors) = await storage.Operators.Runs("import", "csv", File("notes.csv", Table), "--source", "LocalGov Camp", "--date", "2022-10-08", "--dry-run");

        Assert.Equal((2, ""), (exit, errors));
        Assert.Equal(
            """
            Notes from LocalGov Camp, 8 October 2022: this is what an import would do.
              Column “Idea”: title
              Column “Why”: text
              Column “Area”: category
              Column “Created by”: left out, because it seems to have people’s names or addresses
              Category “Culture”: barrier, category Culture
              Category “Principles”: principle, no category
              Category “Tools”: barrier, category Tools
              Category “Done”: barrier, no category
              All other notes: barrier, no category
              3 would be imported, 0 are here already, 0 left out, 3 refused
              No category is chosen for it. Choose one for its value, or for all other notes: 2
                row 4 Say it early
                row 8 Old note
              It has no words of a note: 1
                row 5
            These are no categories. Say in a mapping file what they are, for example:
              { "values": { "Principles": { "kind": "principle", "category": "…" }, "Done": { "kind": "barrier", "category": "…" } } }
            A kind is barrier, principle or guidance. Rows of a value with "leaveOut": true are left out.

            """,
            output);
        Assert.Empty(await storage.Services.Contributions());
        Assert.Empty(await Imports(storage));
    }

    [Fact]
    public async Task Notes_come_in_once_and_a_curator_can_take_them_back()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var storage = await SetUp(app);
        string[] import = ["import", "csv", File("notes.csv", Table), "--source", "LocalGov Camp", "--date", "2022-10-08", "--mapping", File("mapping.json", Mapping), "--agreed"];

        var (exit, output, errors) = await storage.Operators.Runs(import);

        Assert.Equal((2, ""), (exit, errors));
        Assert.Contains("\n  4 imported, 0 were here already, 1 left out, 1 refused\n", output, StringComparison.Ordinal);
        Assert.Contains("\n  Category “Done”: left out\n", output, StringComparison.Ordinal);
        Assert.EndsWith("New notes are waiting for a decision. The desk shows them, and one digest tells the curators.\n", output, StringComparison.Ordinal);
        var notes = await storage.Services.Contributions();
        Assert.Equal(
            [
                (ContributionKind.Barrier, "culture", "Trust first", "Without it nothing works"), (ContributionKind.Barrier, "culture", "Trust first", "Without it nothing works"),
                (ContributionKind.Barrier, "tools", "No chat tool", "Each council\nhas its own"), (ContributionKind.Principle, "culture", "Say it early", "Say it early"),
            ],
            notes.Select(note => (note.Kind, note.Category, note.Title, note.Text)).OrderBy(note => note));
        Assert.DoesNotContain("Canary", string.Concat(await storage.Services.ContributionsAsJson()), StringComparison.Ordinal);
        var row = Assert.Single(await Imports(storage));
        Assert.Equal(("LocalGov Camp, 8 October 2022", ImportState.Done, 6, 6, 4, 0, 1, 1), (row.Source, row.State, row.Rows, row.Done, row.Imported, row.HereAlready, row.LeftOut, row.Refused));
        Assert.Equal((null, null, row.Uploaded), (row.Started!.CuratorId, row.Started.CuratorName, row.Started));
        Assert.All(notes, note => Assert.Equal((row.Id, row.Source), (note.Source!.Import, note.Source.Board)));
        Assert.Equal(notes.Select(note => note.Id.ToString()).Order(), (await storage.Services.TakeMessages()).Order());

        var again = await storage.Operators.Asks(import);
        Assert.Equal((0, 4), (Count(again, "imported"), Count(again, "hereAlready")));
        Assert.Single(await Imports(storage));

        await TakeBack(storage, row);
        Assert.Empty(await storage.Services.Contributions());
        Assert.Equal(4, Count(await storage.Operators.Asks(import), "imported"));
        Assert.Equal(notes.Select(note => note.Id.ToString()).Order(), (await storage.Services.Contributions()).Select(note => note.Id.ToString()).Order());
    }

    [Fact]
    public async Task The_sheet_of_a_workbook_is_chosen_by_its_name_and_the_others_are_told()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var storage = await SetUp(app);
        var table = $"""<row r="1">{Workbooks.Inline("A1", "Idea")}{Workbooks.Inline("B1", "Area")}</row><row r="2">{Workbooks.Inline("A2", "Trust first")}{Workbooks.Inline("B2", "Culture")}</row>""";
        var file = Path.Combine(_files.FullName, "notes.xlsx");
        await System.IO.File.WriteAllBytesAsync(file, Workbooks.Of("", more: [("Second", table), ("Third", table)]));
        string[] xlsx = ["import", "xlsx", file, "--source", "LocalGov Camp", "--agreed"];

        Assert.Equal((1, "", "The workbook does not have the sheet “second”. Its sheets are “Notes”, “Second”, “Third”. Nothing was imported.\n"), await storage.Operators.Runs([.. xlsx, "--sheet", "second"]));
        Assert.Equal((1, "", "The sheet “Notes” is empty. Choose another one with --sheet. Nothing was imported.\n"), await storage.Operators.Runs(xlsx));
        Assert.Equal((1, "", "This file is an Excel workbook. Use “manifesto import xlsx”. Nothing was imported.\n"), await storage.Operators.Runs("import", "csv", file, "--source", "LocalGov Camp", "--agreed"));
        Assert.Equal((1, "", "This file is not an Excel workbook. Use “manifesto import csv”. Nothing was imported.\n"), await storage.Operators.Runs("import", "xlsx", File("notes.csv", Table), "--source", "LocalGov Camp", "--agreed"));

        var (exit, output, _) = await storage.Operators.Runs([.. xlsx, "--sheet", "Second"]);
        Assert.Equal(0, exit);
        Assert.StartsWith("Notes from LocalGov Camp were imported.\n  Sheet “Second”. Not read: “Notes”, “Third”\n  Column “Idea”: title\n", output, StringComparison.Ordinal);
        Assert.Equal("Trust first", Assert.Single(await storage.Services.Contributions()).Title);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(20, true)]
    [InlineData(45, false)]
    public async Task A_killed_import_completes_when_run_again_and_its_row_is_stopped(int row, bool isThere)
    {
        const int Rows = 60;
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var storage = await SetUp(app);
        var table = File("notes.csv", $"Idea,Area\n{string.Concat(Enumerable.Range(1, Rows).Select(number => string.Create(CultureInfo.InvariantCulture, $"Idea {number},Tools\n")))}");
        string[] import = ["import", "csv", table, "--source", "A killed workshop", "--agreed"];

        await KilledTests.RunUntil(azurite, row, isThere, storage, import);
        var done = (await storage.Services.Contributions()).Count;
        var killed = Assert.Single(await Imports(storage));
        var report = await storage.Operators.Asks(import);

        Assert.Equal(ImportState.Running, killed.State);
        Assert.InRange(done, 0, Rows - 1);
        Assert.Equal((Rows - done, done), (Count(report, "imported"), Count(report, "hereAlready")));
        Assert.Equal(Rows, (await storage.Services.Contributions()).Select(note => note.Title).Distinct().Count());
        await Handle(storage, killed.Id, killed.Started!);
        Assert.Equal([ImportState.Done, ImportState.Stopped], (await Imports(storage)).Select(one => one.State));
    }

    [Theory]
    [InlineData("notes.csv", Table, "The people who wrote the notes must have agreed that they are published under CC BY 4.0. If they have, add --agreed. To see only what an import would do, add --dry-run.")]
    [InlineData("notes.csv", Table, "Give the day of the workshop as year, month and day, such as --date 2022-10-08. It cannot be in the future.", "--agreed", "--date", "08/10/2022")]
    [InlineData("notes.csv", Table, "Give the day of the workshop as year, month and day, such as --date 2022-10-08. It cannot be in the future.", "--agreed", "--date", "2099-10-08")]
    [InlineData("board.json", """{ "lists": [] }""", "This file is the export of a Trello board. Use “manifesto import trello”.", "--agreed")]
    [InlineData("notes.csv", "Idea,Owner\n\"Trust first,Canary Person\n", "A quotation mark in row 2 is never closed, so the file seems to be cut off. Export it again, or correct that row.", "--agreed")]
    public async Task What_cannot_be_imported_is_refused_in_a_sentence_and_changes_nothing(string name, string content, string sentence, params string[] options)
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var storage = await SetUp(app);

        var answer = await storage.Operators.Runs(["import", "csv", File(name, content), "--source", "A workshop", .. options]);

        Assert.Equal((1, "", $"{sentence} Nothing was imported.\n"), answer);
        Assert.Empty(await storage.Services.Contributions());
        Assert.Empty(await Imports(storage));
    }

    [Fact]
    public async Task A_mapping_that_is_wrong_is_explained_with_its_place_and_one_that_fits_nothing_imports_nothing()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var storage = await SetUp(app);
        string[] import = ["import", "csv", File("notes.csv", Table), "--source", "A workshop", "--agreed", "--mapping"];

        var (exit, output, errors) = await storage.Operators.Runs([.. import, File("wrong.json", """{ "columns": { "Idea": "titel" } }""")]);
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith("The mapping wrong.json is wrong at line 1, byte 31, columns.Idea. It says what is in the columns, such as {", errors, StringComparison.Ordinal);

        (exit, _, errors) = await storage.Operators.Runs([.. import, File("people.json", """{ "columns": { "Created by": "organisation" } }""")]);
        Assert.Equal(
            (1, "Column “Created by” seems to have people’s names or addresses, so it is left out. If it has something else, change its name and add it again. Nothing was imported.\n"), (exit, errors));

        (exit, output, _) = await storage.Operators.Runs([.. import, File("nothing.json", """{ "columns": { "Area": "leaveOut" } }""")]);
        Assert.Equal(2, exit);
        Assert.Contains("\n  0 imported, 0 were here already, 0 left out, 6 refused\n", output, StringComparison.Ordinal);
        Assert.EndsWith("Say in a mapping file which category notes without one get, for example: { \"category\": \"…\" }\n", output, StringComparison.Ordinal);
        Assert.Empty(await storage.Services.Contributions());
        Assert.Empty(await Imports(storage));
    }

    [Fact]
    public async Task Imports_are_exported_and_restored_and_nothing_goes_on_by_itself()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var one = await SetUp(app);
        string[] import = ["import", "csv", File("notes.csv", Table), "--source", "LocalGov Camp", "--mapping", File("mapping.json", Mapping), "--agreed"];
        await one.Operators.Runs(import);
        var done = Assert.Single(await Imports(one));
        var curator = new ImportAct("act", done.Uploaded.At, "canary-id", "Canary Curator");
        foreach (var (source, state) in new[] { ("Uploaded", ImportState.Uploaded), ("Running", ImportState.Running), ("Asked", ImportState.TakeBackAsked), ("Taking", ImportState.TakingBack), ("Taken", ImportState.TakenBack) })
            await one.Get<WorkshopRegister>().AddAsync(done with { Id = ContributionId.New(), Source = source, State = state, Started = curator, TakenBack = state > ImportState.Stopped ? curator : null }, CancellationToken.None);

        var (file, anonymous) = (Path.Combine(_files.FullName, "all.jsonl"), Path.Combine(_files.FullName, "anonymous.jsonl"));
        var (_, said, _) = await one.Operators.Runs("export", file, "--personal-data");
        await one.Operators.Runs("export", anonymous);
        await using var other = new OtherStorage(azurite, app);
        var restored = await other.Operators.Asks("restore", file);
        var again = await other.Operators.Asks("restore", file, "--merge");

        Assert.StartsWith("4 contributions, 0 addresses of deleted ones, 0 curators, 0 editions, 5 imports of workshops, 0 themes, 0 workshops with 0 notes, 0 problem reports and 0 signatures written", said, StringComparison.Ordinal);
        Assert.Equal((5, 0, 5), (Count(restored.GetProperty("restored"), "workshops"), Count(again.GetProperty("restored"), "workshops"), Count(again.GetProperty("alreadyThere"), "workshops")));
        var rows = (await Imports(other)).ToDictionary(row => row.Source);
        Assert.Equal(
            [("Asked", ImportState.Done, 0), ("LocalGov Camp", ImportState.Done, 4), ("Running", ImportState.Stopped, 0), ("Taken", ImportState.TakenBack, 4), ("Taking", ImportState.Done, 0)],
            rows.Values.Select(row => (row.Source, row.State, row.Imported)).Order());
        Assert.Equal((curator, null, null), (rows["Asked"].Started, rows["Asked"].TakenBack, rows["LocalGov Camp"].Mapping));
        var text = await System.IO.File.ReadAllTextAsync(anonymous);
        Assert.Contains("\"curatorId\":\"curator-1\",\"curatorName\":\"Curator 1\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", text, StringComparison.OrdinalIgnoreCase);

        Assert.Equal((0, 4), (Count(await other.Operators.Asks(import), "imported"), Count(await other.Operators.Asks(import), "hereAlready")));
        await TakeBack(other, rows["LocalGov Camp"]);
        Assert.Empty(await other.Services.Contributions());
    }

    [Theory]
    [InlineData("state", "Uploaded")]
    [InlineData("source", "")]
    [InlineData("imported", -1)]
    [InlineData("mapping", "{}")]
    public async Task An_import_that_no_export_has_is_not_restored(string field, object value)
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var storage = await SetUp(app);
        await storage.Operators.Runs("import", "csv", File("notes.csv", "Idea,Area\nTrust first,Culture\n"), "--source", "LocalGov Camp", "--agreed");
        var file = Path.Combine(_files.FullName, "manifesto.jsonl");
        await storage.Operators.Runs("export", file);
        var lines = await System.IO.File.ReadAllLinesAsync(file);
        var line = JsonNode.Parse(lines[1])!;
        line["workshop"]![field] = value is string text ? text.StartsWith('{') ? JsonNode.Parse(text) : text : JsonValue.Create((int)value);
        await System.IO.File.WriteAllLinesAsync(file, [lines[0], line.ToJsonString(), .. lines[2..]]);
        await using var other = new OtherStorage(azurite, app);

        Assert.Equal((1, "", "Line 2 has the notes of a workshop as no export has them. Nothing was restored.\n"), await other.Operators.Runs("restore", file));
    }

    public void Dispose() => _files.Delete(recursive: true);

    private async Task<OtherStorage> SetUp(ManifestoApp app)
    {
        var storage = new OtherStorage(azurite, app);
        await storage.SetUp();
        return storage;
    }

    /// <summary>As a curator does at the desk.</summary>
    private static async Task TakeBack(OtherStorage storage, WorkshopImport import)
    {
        var register = storage.Get<WorkshopRegister>();
        var act = new ImportAct("take-back", DateTimeOffset.UnixEpoch, "amina", "Amina");
        await register.ReplaceAsync((await register.FindAsync(import.Id, CancellationToken.None))!.Value, import with { State = ImportState.TakeBackAsked, TakenBack = act }, CancellationToken.None);
        await Handle(storage, import.Id, act);
        Assert.Equal((ImportState.TakenBack, import.Imported), (await Imports(storage)).Where(one => one.Id == import.Id).Select(one => (one.State, one.Removed)).Single());
    }

    private static Task Handle(OtherStorage storage, ContributionId import, ImportAct act) =>
        storage.Get<ImportRunner>().TryHandleAsync($$"""{ "import": "{{import}}", "commandId": "{{act.CommandId}}", "acceptedAt": "2026-01-01T00:00:00Z" }""", CancellationToken.None)!;

    private static async Task<IReadOnlyList<WorkshopImport>> Imports(OtherStorage storage) => [.. (await storage.Get<WorkshopRegister>().AllAsync(CancellationToken.None)).Select(one => one.Value)];

    private string File(string name, string content)
    {
        var file = Path.Combine(_files.FullName, name);
        System.IO.File.WriteAllText(file, content.ReplaceLineEndings("\n"));
        return file;
    }

    private static int Count(System.Text.Json.JsonElement report, string field) => report.GetProperty(field).GetInt32();
}
