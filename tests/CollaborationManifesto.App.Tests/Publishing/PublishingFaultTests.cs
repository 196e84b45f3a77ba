using Azure;
using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>Whichever write fails, readers see a whole site and the next run completes it.</summary>
public sealed class PublishingFaultTests(SharedAzurite azurite)
{
    [Theory]
    [InlineData(Fault.Ends, 1)]
    [InlineData(Fault.AnswerLost, 3)]
    [InlineData(Fault.Refused, 5)]
    public async Task A_fault_at_any_write_leaves_a_whole_site(Fault fault, int firstWrite)
    {
        await using var undisturbed = await PublishingStage.Set(azurite);
        var (before, after) = (await undisturbed.Projection(Given.Before), await undisturbed.Projection(Given.After));
        var known = await PublishFirst(undisturbed, before);
        var counted = new StorageFault(fault, int.MaxValue);
        Assert.True(await undisturbed.Publisher(after, counted).PublishChangesAsync(CancellationToken.None));
        var whole = await undisturbed.Copy();

        // A write for each changed file, one more for each removed page, and eleven of the publisher's own: lease and release, the state
        // twice, the file record once, the records of snapshots twice and of changes once; and once more after the snapshots the page of changes, the data,
        // and the page of the edition, which say when something was removed.
        Assert.Equal(whole.DiffersFrom(known) + known.Pages.Except(whole.Pages).Count() + 11, counted.Writes);
        // The short run fails every fourth write in one of three ways, the long run each in all of them.
        for (var write = ReliabilityTable.IsLong ? 1 : firstWrite; write <= counted.Writes; write += ReliabilityTable.IsLong ? 1 : 12)
            Assert.True(await Strikes(fault, write, before, after, known, whole), $"Write {write} did not come.");
    }

    private async Task<bool> Strikes(Fault fault, int write, Projection before, Projection after, SiteCopy known, SiteCopy whole)
    {
        await using var stage = await PublishingStage.Set(azurite);
        await PublishFirst(stage, before);
        var storage = new StorageFault(fault, write);

        var done = await Try(stage.Publisher(after, storage));
        if (fault == Fault.AnswerLost)
            Assert.True(done, $"Stopped at write {write}.");
        var left = await stage.Copy();
        var dead = left.DeadLinks(known.Pages.Where(left.Files.ContainsKey));
        Assert.True(dead.Count == 0, string.Join('\n', dead));
        await stage.PublishAsNext(after);

        var completed = await stage.Copy();
        Assert.Equal(whole.Files.Keys, completed.Files.Keys);
        Assert.All(whole.Files, file => Assert.Equal(file.Value, completed.Files[file.Key]));
        completed.AssertSnapshotsAreSound();
        return storage.Struck;
    }

    [Fact]
    public async Task A_snapshot_that_a_crash_left_behind_keeps_its_number_and_its_content()
    {
        await using var tables = await PublishingStage.Set(azurite);
        var (before, after, later) = (await tables.Projection(Given.Before), await tables.Projection(Given.After), await tables.Projection(Given.Later));
        var (write, leftBehind) = (1, 0);
        while (await KeepsItsNumber(write, before, after, later, () => leftBehind++))
            write++;

        Assert.True(leftBehind > 0, "No crash left a snapshot.");
    }

    private async Task<bool> KeepsItsNumber(int write, Projection before, Projection after, Projection later, Action leftBehind)
    {
        await using var stage = await PublishingStage.Set(azurite);
        var known = await PublishFirst(stage, before);
        var storage = new StorageFault(Fault.Ends, write);
        await Try(stage.Publisher(after, storage));
        var left = await stage.Copy();

        await stage.PublishAsNext(later);
        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        await stage.PublishAsNext(later);

        var site = await stage.Copy();
        site.AssertSnapshotsAreSound();
        Assert.Contains(", later", site.Snapshots[site.Snapshots.Count], StringComparison.Ordinal);
        if (storage.Struck && left.Snapshots.TryGetValue(2, out var second))
        {
            leftBehind();
            // Only unpublished content may be missing.
            Assert.Contains("A principle that comes", second, StringComparison.Ordinal);
            Assert.Contains("A principle that comes", site.Snapshots[2], StringComparison.Ordinal);
            Assert.DoesNotContain(", later", site.Snapshots[2], StringComparison.Ordinal);
            Assert.DoesNotContain("A barrier that is answered", site.Snapshots[2], StringComparison.Ordinal);
        }

        // The snapshot is recorded before the first new page is written: no later crash leaves one behind.
        return storage.Struck && !left.Pages.Except(known.Pages).Any();
    }

    private static async Task<SiteCopy> PublishFirst(PublishingStage stage, Projection before)
    {
        await stage.PublishAsNext(before);
        await stage.Name(before, number: 1, snapshot: 1);
        await stage.PublishAsNext(before);
        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        return await stage.Copy();
    }

    private static async Task<bool> Try(Publisher publisher)
    {
        try
        {
            return await publisher.PublishChangesAsync(CancellationToken.None);
        }
        catch (Exception expected) when (expected is ProcessEndedException or RequestFailedException { Status: 403 })
        {
            return false;
        }
    }
}
