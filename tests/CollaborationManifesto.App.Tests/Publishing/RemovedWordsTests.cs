using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure;
using Azure.Storage.Blobs.Models;
using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>
/// An item stays published, but its earlier words must not be shown any more: its contributor corrected it, or curators removed them. No file
/// and no address has them after the next publish.
/// </summary>
public sealed partial class RemovedWordsTests(SharedAzurite azurite)
{
    private static readonly HistoryEntry Entry = new("later", new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero), HistoryAction.Corrected);
    private static readonly Contribution Kept = Given.Approved("It stays", ContributionKind.Barrier);
    private static readonly Contribution Gone = Given.Approved("It went before", ContributionKind.Barrier);
    private static readonly Contribution Third = Given.Approved("A third", ContributionKind.Barrier);

    [Theory]
    [InlineData(ContributionKind.Principle)]
    [InlineData(ContributionKind.Guidance)]
    [InlineData(ContributionKind.Barrier)]
    public async Task Words_that_curators_remove_are_in_no_file(ContributionKind kind)
    {
        await using var stage = await PublishingStage.Set(azurite);
        var named = Named(kind);
        await PublishTwice(stage, named);

        await stage.PublishAsNext(await stage.Projection(Given.Reworded(named), Kept, Third));

        var site = await stage.Copy();
        AssertNowhere(site);
        Assert.Contains("It says it in other words.", site.Files["manifesto.json"], StringComparison.Ordinal);
        Assert.All(site.Snapshots.Values, snapshot => Assert.Contains("It stays in full.", snapshot, StringComparison.Ordinal));
        await AssertNextIsChanged(stage, Given.Reworded(named));
    }

    [Theory]
    [InlineData(ContributionKind.Principle, false)]
    [InlineData(ContributionKind.Principle, true)]
    [InlineData(ContributionKind.Barrier, false)]
    [InlineData(ContributionKind.Barrier, true)]
    public async Task Words_that_a_contributor_corrects_are_in_no_file_from_the_new_approval(ContributionKind kind, bool publishedInBetween)
    {
        await using var stage = await PublishingStage.Set(azurite);
        // Curators write these two.
        var named = Named(kind) with { Importance = null, Meaning = null };
        await PublishTwice(stage, named);
        var corrected = named.CorrectedBy(Entry, named.Wording with { Title = "In other words", Text = "It says it in other words." });
        if (publishedInBetween)
        {
            await stage.PublishAsNext(await stage.Projection(corrected, Kept, Third));
            var waiting = await stage.Copy();
            AssertNowhere(waiting);
            Assert.DoesNotContain(waiting.Files, file => $"{file.Key} {file.Value}".Contains("other words", StringComparison.OrdinalIgnoreCase) || file.Key.Contains("in-other-words", StringComparison.Ordinal));
        }

        var approved = corrected.WithEntry(Entry, ContributionState.Approved);
        await stage.PublishAsNext(await stage.Projection(approved, Kept, Third));

        AssertNowhere(await stage.Copy());
        await AssertNextIsChanged(stage, approved);
    }

    [Fact]
    public async Task A_principle_gets_an_address_without_the_removed_title_and_every_link_leads_there()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var named = Named(ContributionKind.Principle);
        await stage.PublishAsNext(await stage.Projection(named, Kept with { Principles = [named.Id] }));
        Assert.Contains("principles/mr-zebra/index.html", (await stage.Copy()).Files.Keys);

        await stage.PublishAsNext(await stage.Projection(Given.Reworded(named), Kept with { Principles = [named.Id] }));

        var site = await stage.Copy();
        Assert.Contains("principles/in-other-words/index.html", site.Files.Keys);
        Assert.Empty(site.DeadLinks(site.Pages));
    }

    [Fact]
    public async Task A_snapshot_that_is_taken_late_with_the_removed_words_loses_them()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var named = Named(ContributionKind.Barrier);
        var (before, after) = (await stage.Projection(named, Kept), await stage.Projection(Given.Reworded(named), Kept));
        await stage.PublishAsNext(before);
        await stage.PublishAsNext(after);
        AssertNowhere(await stage.Copy());
        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        await stage.PublishAsNext(await stage.Projection(named, Kept, Third));
        Assert.Contains("Zebra", (await stage.Copy()).Snapshots[2], StringComparison.Ordinal);

        await stage.PublishAsNext(after);

        AssertNowhere(await stage.Copy());
    }

    [Fact]
    public async Task A_snapshot_without_a_record_loses_the_removed_words_when_it_is_found()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var named = Named(ContributionKind.Barrier);
        await stage.PublishAsNext(await stage.Projection(named, Kept));
        var first = (await stage.Site.GetBlobClient(Snapshot.GetPath(1)).DownloadContentAsync()).Value;
        await stage.PublishAsNext(await stage.Projection(Given.Reworded(named), Kept));
        // As by a publisher that was suspended while it wrote.
        await stage.Site.GetBlobClient(Snapshot.GetPath(2)).UploadAsync(first.Content, new BlobUploadOptions { Metadata = first.Details.Metadata });

        await stage.PublishAsNext(await stage.Projection(Given.Reworded(named), Kept, Third));

        var site = await stage.Copy();
        AssertNowhere(site);
        Assert.Equal([1, 2], site.Snapshots.Keys.Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_publisher_that_slept_with_the_removed_words_brings_none_back(int firstCall)
    {
        await using var tables = await PublishingStage.Set(azurite);
        var named = Named(ContributionKind.Principle);
        var (before, meanwhile, after) = (await tables.Projection(named, Kept), await tables.Projection(named, Kept, Third), await tables.Projection(Given.Reworded(named), Kept, Third));
        for (var call = firstCall; ; call += ReliabilityTable.IsLong ? 1 : 12)
        {
            await using var stage = await PublishingStage.Set(azurite);
            await stage.PublishAsNext(before);
            stage.Clock.Advance(TimeSpan.FromMinutes(11));
            var process = new SleepingProcess(call);
            var sleeper = stage.Publisher(meanwhile, process).PublishChangesAsync(CancellationToken.None);
            await Task.WhenAny(process.Asleep, sleeper);
            var slept = process.Asleep.IsCompleted;
            await stage.PublishAsNext(after);
            process.Wake();
            await sleeper;
            await stage.PublishAsNext(after);

            AssertNowhere(await stage.Copy());
            if (!slept)
                break;
        }
    }

    [Theory]
    [InlineData(Fault.Ends, false, false, 1)]
    [InlineData(Fault.Ends, true, false, 2)]
    [InlineData(Fault.Ends, true, true, 3)]
    [InlineData(Fault.AnswerLost, false, true, 4)]
    [InlineData(Fault.Refused, true, true, 5)]
    public async Task A_fault_at_any_write_leaves_no_removed_word_after_the_next_run(Fault fault, bool snapshotIsDue, bool filesOfTheVersionBefore, int firstWrite)
    {
        await using var tables = await PublishingStage.Set(azurite);
        var named = Named(ContributionKind.Principle);
        Projection[] before = [await tables.Projection(named, Kept, Gone), await tables.Projection(named, Kept, Given.Withdrawn(Gone), Third)];
        var after = await tables.Projection(Given.Reworded(named), Kept, Given.Withdrawn(Gone), Third);
        // The short run fails every second write in one of the ways, the long run each in all of them.
        var write = ReliabilityTable.IsLong ? 1 : firstWrite;
        while (await Strikes(fault, write, before, after, snapshotIsDue, filesOfTheVersionBefore))
            write += ReliabilityTable.IsLong ? 1 : 10;

        Assert.True(write > 12, $"There is no write {write}.");
    }

    private async Task<bool> Strikes(Fault fault, int write, Projection[] before, Projection after, bool snapshotIsDue, bool filesOfTheVersionBefore)
    {
        await using var stage = await PublishingStage.Set(azurite);
        foreach (var state in before)
        {
            await stage.PublishAsNext(state);
            stage.Clock.Advance(TimeSpan.FromMinutes(11));
        }

        if (!snapshotIsDue)
        {
            // The last one is a minute old.
            await stage.PublishAsNext(before[0]);
            stage.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        if (filesOfTheVersionBefore)
            await MakeFormat1(stage);
        var storage = new StorageFault(fault, write);
        try
        {
            await stage.Publisher(after, storage).PublishChangesAsync(CancellationToken.None);
        }
        catch (Exception expected) when (expected is ProcessEndedException or RequestFailedException { Status: 403 })
        {
            // The next run goes on.
        }

        await stage.PublishAsNext(after);

        var site = await stage.Copy();
        AssertNowhere(site);
        Assert.DoesNotContain(site.Files.Values, content => content.Contains(Gone.Text, StringComparison.Ordinal));
        Assert.All(site.Snapshots.Values, snapshot => Assert.Contains(Kept.Text, snapshot, StringComparison.Ordinal));
        return storage.Struck;
    }

    [Fact]
    public async Task An_update_of_the_program_changes_no_item_and_removes_later_what_the_version_before_wrote()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var named = Named(ContributionKind.Guidance);
        await stage.PublishAsNext(await stage.Projection(named, Kept, Gone));
        await stage.PublishAsNext(await stage.Projection(named, Kept, Given.Withdrawn(Gone)));
        await MakeFormat1(stage);
        stage.Clock.Advance(TimeSpan.FromMinutes(11));

        await stage.PublishAsNext(await stage.Projection(named with { Revision = 3 }, Kept, Given.Withdrawn(Gone)));
        Assert.DoesNotContain("rewording", await stage.ChangeRecord(), StringComparison.Ordinal);
        await stage.PublishAsNext(await stage.Projection(Given.Reworded(named), Kept, Given.Withdrawn(Gone)));

        AssertNowhere(await stage.Copy());
        await AssertNextIsChanged(stage, Given.Reworded(named));
    }

    [Fact]
    public async Task Words_removed_again_are_removed_from_later_snapshots_too()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var named = Named(ContributionKind.Barrier);
        await PublishTwice(stage, named);
        var again = Given.Reworded(named) with { Text = "Zebra is back.", Revision = 9, ContentVersion = 9 };
        await stage.PublishAsNext(await stage.Projection(Given.Reworded(named), Kept, Third));
        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        await stage.PublishAsNext(await stage.Projection(again, Kept, Third));
        Assert.Contains("Zebra is back.", (await stage.Copy()).Snapshots[3], StringComparison.Ordinal);

        await stage.PublishAsNext(await stage.Projection(Given.Reworded(again with { Title = "Clearer" }), Kept, Third));

        AssertNowhere(await stage.Copy());
    }

    [Fact]
    public async Task What_returned_is_removed_again_after_a_crash_between_its_snapshot_and_the_end()
    {
        await using var tables = await PublishingStage.Set(azurite);
        var (there, gone) = (await tables.Projection(Gone, Kept, Third), await tables.Projection(Given.Withdrawn(Gone), Kept, Third));
        var (write, struck) = (1, true);
        for (; struck; write += ReliabilityTable.Size(2, 1))
        {
            await using var stage = await PublishingStage.Set(azurite);
            await stage.PublishAsNext(await tables.Projection(Gone, Kept));
            await stage.PublishAsNext(gone);
            stage.Clock.Advance(TimeSpan.FromMinutes(11));
            var storage = new StorageFault(Fault.Ends, write);
            try
            {
                await stage.Publisher(there, storage).PublishChangesAsync(CancellationToken.None);
            }
            catch (ProcessEndedException)
            {
                // The next run goes on, with the item gone again.
            }

            await stage.PublishAsNext(gone);

            Assert.DoesNotContain((await stage.Copy()).Files.Values, content => content.Contains(Gone.Text, StringComparison.Ordinal));
            struck = storage.Struck;
        }

        Assert.True(write > 12, $"Only {write - 1} writes.");
    }

    [Fact]
    public async Task Removed_words_cost_later_runs_nothing()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var named = Named(ContributionKind.Barrier);
        await PublishTwice(stage, named);
        var (first, second) = (await stage.Projection(Given.Reworded(named), Kept, Third), await stage.Projection(Given.Reworded(named), Kept with { Text = "It says more.", Revision = 2 }, Third));
        await stage.PublishAsNext(first);
        var calls = new StorageCalls();

        await stage.EndLease();
        Assert.True(await stage.Publisher(first, calls).PublishChangesAsync(CancellationToken.None));
        Assert.Single(calls.All);
        calls.Forget();
        Assert.True(await stage.Publisher(second, calls).PublishChangesAsync(CancellationToken.None));

        // It looks whether a crash left a snapshot without a record, as each run does.
        Assert.Equal([$"HEAD /{stage.Site.Name}/{Snapshot.GetPath(3)}"], calls.All.Where(call => call.Contains("/snapshots/", StringComparison.Ordinal)).Select(call => call.Replace("devstoreaccount1/", "", StringComparison.Ordinal)));
    }

    private static Contribution Named(ContributionKind kind) => Given.Approved("Mr Zebra", kind) with
    {
        Text = "Zebra did it.",
        Importance = kind == ContributionKind.Principle ? "Zebra matters." : null,
        Meaning = kind == ContributionKind.Principle ? "Ask Zebra." : null,
    };

    /// <summary>It is in two snapshots. A third is not due yet.</summary>
    private static async Task PublishTwice(PublishingStage stage, Contribution named)
    {
        await stage.PublishAsNext(await stage.Projection(named, Kept));
        stage.Clock.Advance(TimeSpan.FromMinutes(10));
        await stage.PublishAsNext(await stage.Projection(named, Kept, Third));
        stage.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    private static void AssertNowhere(SiteCopy site)
    {
        Assert.DoesNotContain(site.Files.Where(file => $"{file.Key} {file.Value}".Contains("zebra", StringComparison.OrdinalIgnoreCase)), _ => true);
        site.AssertSnapshotsAreSound();
    }

    private static async Task AssertNextIsChanged(PublishingStage stage, Contribution reworded)
    {
        var known = (await stage.Copy()).Snapshots.Count;
        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        await stage.PublishAsNext(await stage.Projection(reworded with { Revision = 20 }, Kept));

        AssertNowhere(await stage.Copy());
        var record = JsonNode.Parse(await stage.ChangeRecord())!["changes"]!.AsArray().Where(change => (int)change!["snapshot"]! == known + 1).ToList();
        Assert.Contains(record, change => (string?)change!["change"]!["rewording"]!["now"]!["title"] == reworded.Title);
        Assert.DoesNotContain(record, change => change!["change"]!["isNew"] is not null);
        Assert.DoesNotContain("zebra", await stage.ChangeRecord(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("The earlier words were removed.", (await stage.Copy()).Files["changes/2026-04/index.html"], StringComparison.Ordinal);
    }

    /// <summary>Makes the snapshots and their record as the program wrote them before items had a version.</summary>
    private static async Task MakeFormat1(PublishingStage stage)
    {
        var record = stage.Own.GetBlobClient("snapshots.json");
        var log = JsonNode.Parse((await record.DownloadContentAsync()).Value.Content)!;
        foreach (var entry in log["snapshots"]!.AsArray().Select(entry => entry!.AsObject()))
        {
            var file = stage.Site.GetBlobClient(Snapshot.GetPath((int)entry["number"]!));
            var now = (await file.DownloadContentAsync()).Value;
            var before = VersionFields().Replace(now.Content.ToString(), "").Replace("\"schemaVersion\": \"1.1\"", "\"schemaVersion\": \"1.0\"", StringComparison.Ordinal);
            await file.UploadAsync(BinaryData.FromString(before), new BlobUploadOptions { Metadata = now.Details.Metadata });
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(before)));
            (entry["sha256"], entry["takenSha256"]) = (hash, hash);
        }

        await record.UploadAsync(BinaryData.FromString(log.ToJsonString()), overwrite: true);
    }

    [GeneratedRegex("""\s+"version": \d+,""")]
    private static partial Regex VersionFields();
}
