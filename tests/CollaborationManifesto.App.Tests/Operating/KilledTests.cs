using System.Text.Json;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Storage;
using CollaborationManifesto.TestData;

namespace CollaborationManifesto.App.Tests.Operating;

/// <summary>Kills the process at the nth row that it writes, just before or just after the write.</summary>
public sealed class KilledTests(SharedAzurite azurite) : IDisposable
{
    private const int Cards = 60;
    private const int Killed = 128 + 9;
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("manifesto-killed-");

    [Theory]
    [InlineData(1, false)]
    [InlineData(20, true)]
    [InlineData(45, false)]
    public async Task A_killed_import_completes_when_run_again(int row, bool isThere)
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var undisturbed = new OtherStorage(azurite, app);
        await using var storage = new OtherStorage(azurite, app);
        await undisturbed.SetUp();
        await storage.SetUp();
        var board = Path.Combine(_files.FullName, "board.json");
        await File.WriteAllTextAsync(board, Workshop().Json.ToJsonString());
        string[] import = ["import", "trello", board, "--approved"];
        await undisturbed.Operators.Runs(import);

        await RunUntil(azurite, row, isThere, storage, import);
        var done = (await storage.Services.Contributions()).Count;
        var report = await storage.Operators.Asks(import);

        Assert.InRange(done, isThere ? 1 : 0, Cards - 1);
        Assert.Equal((Cards - done, done), (report.GetProperty("imported").GetInt32(), report.GetProperty("unchanged").GetInt32()));
        Assert.Equal(await WithoutTimes(undisturbed), await WithoutTimes(storage));
        Assert.Equal((await undisturbed.Services.TakeMessages()).Order(), (await storage.Services.TakeMessages()).Order());
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(45, false)]
    public async Task A_restore_that_was_killed_goes_on_with_merge(int row, bool isThere)
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        await using var one = new OtherStorage(azurite, app);
        await using var other = new OtherStorage(azurite, app);
        await one.SetUp();
        await one.Get<BoardImport>().ImportAsync(Workshop().Export, ListMapping.None, ImportMode.Approved, import: null, progress: null, CancellationToken.None);
        Assert.Equal(3, (await one.Get<CuratorRegister>().AllAsync(CancellationToken.None)).Count);
        var file = Path.Combine(_files.FullName, "manifesto.jsonl");
        await one.Operators.Runs("export", file, "--personal-data");

        await RunUntil(azurite, row, isThere, other, "restore", file);
        Assert.InRange((await other.Services.Contributions()).Count, isThere ? 1 : 0, Cards - 1);
        await other.Operators.Runs("restore", file, "--merge");

        Assert.Equal(await one.Services.ContributionsAsJson(), await other.Services.ContributionsAsJson());
        Assert.Equal(await one.Get<CuratorRegister>().AllAsync(CancellationToken.None), await other.Get<CuratorRegister>().AllAsync(CancellationToken.None));
    }

    public void Dispose() => _files.Delete(recursive: true);

    /// <summary>Runs the command until it writes the nth row.</summary>
    internal static async Task RunUntil(SharedAzurite azurite, int row, bool isThere, OtherStorage storage, params string[] command)
    {
        await using var tables = await TableProxy.Start(azurite.ConnectionString);
        using var process = new OperatorsProcess(tables.ConnectionString, storage.Names, command);
        var rows = 0;
        Func<Task<bool>> killAtRow = () =>
        {
            var count = Interlocked.Increment(ref rows);
            if (count == row)
                process.Kill();
            return Task.FromResult(count < row);
        };
        if (isThere)
            tables.Arrived = killAtRow;
        else
            tables.Arriving = killAtRow;

        Assert.Equal((Killed, "", ""), await process.Ends());
    }

    private static Board Workshop()
    {
        var board = new Board("Tools");
        for (var number = 1; number <= Cards; number++)
            board.Card(number, $"Card {number}", "Tools").Comment(number, $"Comment {number}");
        return board;
    }

    /// <summary>Only the import times may differ.</summary>
    private static async Task<IEnumerable<string>> WithoutTimes(OtherStorage storage) => (await storage.Services.Contributions())
        .Select(contribution => JsonSerializer.Serialize(contribution with
        {
            SubmittedAt = default,
            FirstApprovedAt = null,
            DecidedAt = null,
            History = [.. contribution.History.Select(entry => entry with { At = default })],
        }))
        .Order(StringComparer.Ordinal);
}
