using System.Text;
using System.Text.Json.Nodes;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>
/// Content that is in five thousand snapshots, a month of changes, one every ten minutes, is withdrawn or loses its earlier words. The pages go first, then the
/// snapshots in short runs, each continuing where the last one stopped.
/// </summary>
public sealed class TakedownTests(SharedAzurite azurite) : IDisposable
{
    private const int Versions = 5_000;

    /// <summary>Snapshots in one run, each read and written once.</summary>
    private const int InOneRun = 1_000;

    /// <summary>Snapshots that a run compares with those before them while others still have something that must go.</summary>
    private const int Compared = 100;

    /// <summary>Calls for pages, records and the lease.</summary>
    private const int Others = 200;

    private static readonly Contribution Taken = Given.Approved("A barrier that someone takes back", ContributionKind.Barrier);
    private static readonly Contribution Next = Given.Approved("Another that goes later", ContributionKind.Barrier);
    private static readonly Contribution Kept = Given.Approved("A barrier that stays", ContributionKind.Barrier);

    private readonly MemoryBlobs _blobs = new();
    private string _site = "";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_pages_go_first_and_the_versions_in_short_runs_of_which_one_is_killed(bool reworded)
    {
        await using var stage = await Begun();
        var gone = await stage.Projection(reworded ? Given.Reworded(Taken) : Given.Withdrawn(Taken), Next, Kept);
        var calls = new StorageCalls();
        var killed = new StorageFault(Fault.Ends, write: 700);

        await Assert.ThrowsAsync<ProcessEndedException>(() => stage.PublisherOn(_blobs.Client(calls, killed), gone).PublishChangesAsync(CancellationToken.None));

        Assert.DoesNotContain(_blobs.All(_site), file => !Snapshot.IsSnapshot(file.Path) && file.Content.Contains(Taken.Title, StringComparison.Ordinal));
        Assert.InRange(StillIn(Taken), Versions - 700, Versions - 300);
        var read = Reads(calls).ToList();
        for (var run = 1; StillIn(Taken) > 0; run++)
        {
            Assert.True(run <= (Versions / InOneRun) + 1, $"{StillIn(Taken)} versions still hold it.");
            calls.Forget();
            await stage.PublisherOn(_blobs.Client(calls), gone).PublishChangesAsync(CancellationToken.None);
            Assert.InRange(calls.All.Count, 1, (2 * InOneRun) + Others);
            read.AddRange(Reads(calls));
        }

        // Only what the killed run had done but not recorded is read again.
        Assert.InRange(read.Count, Versions, Versions + 200);
        Assert.True(await stage.PublisherOn(_blobs.Client(calls), gone).PublishChangesAsync(CancellationToken.None));
        Assert.Equal(Versions, StillIn(Next));
        AssertDataTellHashes();
        calls.Forget();
        Assert.True(await stage.PublisherOn(_blobs.Client(calls), gone).PublishChangesAsync(CancellationToken.None));
        Assert.Single(calls.All);
    }

    [Fact]
    public async Task A_second_takedown_joins_and_a_republished_item_stays()
    {
        await using var stage = await Begun();
        await stage.PublisherOn(_blobs.Client(), await stage.Projection(Given.Withdrawn(Taken), Next, Kept)).PublishChangesAsync(CancellationToken.None);
        Assert.Equal(Versions - InOneRun, StillIn(Taken));
        var back = Taken with { Revision = 3 };
        await stage.PublisherOn(_blobs.Client(), await stage.Projection(back, Given.Withdrawn(Next), Kept)).PublishChangesAsync(CancellationToken.None);
        Assert.Equal((Versions - InOneRun, Versions - InOneRun), (StillIn(Taken), StillIn(Next)));

        var both = await stage.Projection(Given.Withdrawn(back), Given.Withdrawn(Next), Kept);
        for (var run = 1; !await stage.PublisherOn(_blobs.Client(), both).PublishChangesAsync(CancellationToken.None); run++)
            Assert.True(run < 3 * Versions / InOneRun, $"{StillIn(Taken)} and {StillIn(Next)} versions still hold them.");

        Assert.Equal((0, 0), (StillIn(Taken), StillIn(Next)));
        AssertDataTellHashes();
    }

    [Fact]
    public async Task A_lost_snapshot_record_is_rebuilt_without_removed_content()
    {
        await using var stage = await Begun();
        _blobs.Write(stage.Own.Name, "snapshots.json", "{\"snapshots\":");
        var gone = await stage.Projection(Given.Withdrawn(Taken), Next, Kept);
        var calls = new StorageCalls();
        await stage.PublisherOn(_blobs.Client(calls), gone).PublishChangesAsync(CancellationToken.None);

        Assert.InRange(calls.All.Count, 1, (5 * InOneRun) + Others);
        for (var run = 1; !await stage.PublisherOn(_blobs.Client(), gone).PublishChangesAsync(CancellationToken.None); run++)
            Assert.True(run < 3 * Versions / InOneRun);

        Assert.Equal(0, StillIn(Taken));
        AssertDataTellHashes();
    }

    [Fact]
    public async Task An_old_store_is_compared_in_short_runs_after_a_takedown()
    {
        await using var stage = await Begun(isCompared: false);
        var gone = await stage.Projection(Given.Withdrawn(Taken), Next, Kept);
        var calls = new StorageCalls();

        for (var (run, isDone) = (1, false); !isDone; run++)
        {
            calls.Forget();
            isDone = await stage.PublisherOn(_blobs.Client(calls), gone).PublishChangesAsync(CancellationToken.None);
            Assert.InRange(calls.All.Count, 1, (2 * InOneRun) + Compared + Others);
            Assert.True(run <= (2 * Versions / InOneRun) + 2, "It does not end.");
            // A hundred snapshots are compared with each run of the takedown, and a thousand after it.
            if (run > (Versions / InOneRun) + 1)
                Assert.Equal(0, StillIn(Taken));
        }

        Assert.Equal(Versions, (int)JsonNode.Parse(_blobs.Read(stage.Own.Name, "changes.json"))!["through"]!);
    }

    public void Dispose() => _blobs.Dispose();

    /// <summary>A site in memory with that many snapshots.</summary>
    private async Task<PublishingStage> Begun(bool isCompared = true)
    {
        var stage = await PublishingStage.Set(azurite);
        _site = stage.Site.Name;
        Assert.True(await stage.PublisherOn(_blobs.Client(), await stage.Projection(Taken, Next, Kept)).PublishChangesAsync(CancellationToken.None));
        var first = _blobs.Read(stage.Site.Name, Snapshot.GetPath(1));
        var log = JsonNode.Parse(_blobs.Read(stage.Own.Name, "snapshots.json"))!.AsObject();
        var entries = log["snapshots"]!.AsArray();
        for (var number = 2; number <= Versions; number++)
        {
            var entry = entries[0]!.DeepClone().AsObject();
            entry["number"] = number;
            entries.Add(entry);
            _blobs.Write(stage.Site.Name, Snapshot.GetPath(number), first, Snapshot.Hash(BitConverter.GetBytes(number)));
        }

        _blobs.Write(stage.Own.Name, "snapshots.json", log.ToJsonString());
        if (isCompared)
            _blobs.Write(stage.Own.Name, "changes.json", $$"""{ "through": {{Versions}}, "changes": [] }""");
        return stage;
    }

    private int StillIn(Contribution contribution) =>
        _blobs.All(_site).Count(file => Snapshot.IsSnapshot(file.Path) && file.Content.Contains(contribution.Title, StringComparison.Ordinal));

    private static IEnumerable<string> Reads(StorageCalls calls) =>
        calls.All.Where(call => call.StartsWith("GET ", StringComparison.Ordinal) && call.Contains("/snapshots/", StringComparison.Ordinal));

    /// <summary>The data list each snapshot with its file's hash.</summary>
    private void AssertDataTellHashes()
    {
        var hashes = _blobs.All(_site).Where(file => Snapshot.IsSnapshot(file.Path)).Select(file => Snapshot.Hash(Encoding.UTF8.GetBytes(file.Content))).ToHashSet();
        var listed = JsonNode.Parse(_blobs.Read(_site, "snapshots.json"))!["snapshots"]!.AsArray().Select(snapshot => (string)snapshot!["sha256"]!).ToList();
        Assert.Equal(hashes, listed.ToHashSet());
        Assert.Equal(Versions, listed.Count);
    }
}
