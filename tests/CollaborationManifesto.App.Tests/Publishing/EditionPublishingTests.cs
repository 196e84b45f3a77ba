using System.Text.Json.Nodes;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>An edition has the words of the version that it names, and only loses what must not be shown any more.</summary>
public sealed class EditionPublishingTests(SharedAzurite azurite)
{
    private static readonly Contribution Principle = Given.Approved("A principle", ContributionKind.Principle);
    private static readonly Contribution Barrier = Given.Approved("A barrier", ContributionKind.Barrier);

    [Fact]
    public async Task An_edition_stays_as_it_was_and_costs_later_runs_nothing()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var first = await stage.Projection(Principle, Barrier);
        await stage.PublishAsNext(first);
        await stage.Name(first, number: 1, snapshot: 1);
        await stage.PublishAsNext(first);
        var named = await stage.Copy();
        Assert.Equal(named.Snapshots[1], named.Files["editions/1/manifesto.json"]);
        Assert.Contains("Edition 1: In words", named.Files["editions/1/index.html"], StringComparison.Ordinal);
        Assert.Contains("Edition 1: In words", named.Files["index.html"], StringComparison.Ordinal);
        Assert.Contains("Edition 1: In words, 1 April 2026", named.Files["principles/a-principle/index.html"], StringComparison.Ordinal);
        Assert.Empty(named.DeadLinks(named.Pages));

        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        var calls = new StorageCalls();
        await stage.EndLease();
        var changed = await stage.Projection(Principle with { Text = "It says more.", Revision = 2, ContentVersion = 2 }, Barrier);
        Assert.True(await stage.Publisher(changed, calls).PublishChangesAsync(CancellationToken.None));

        var later = await stage.Copy();
        Assert.All(named.Files.Where(file => file.Key.StartsWith("editions/", StringComparison.Ordinal)), file => Assert.Equal(file.Value, later.Files[file.Key]));
        Assert.Contains("have changed since", later.Files["principles/a-principle/index.html"], StringComparison.Ordinal);
        Assert.DoesNotContain(calls.All, call => call.Contains("/editions/", StringComparison.Ordinal));
        // The words of the version before, to compare with.
        Assert.Single(calls.All, call => call.StartsWith("GET ", StringComparison.Ordinal) && call.Contains("/snapshots/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_edition_makes_the_pages_of_the_first_say_so()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var rows = await stage.Projection(Principle);
        await stage.PublishAsNext(rows);
        await stage.Name(rows, number: 1, snapshot: 1);
        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        await rows.ShowAsync(Barrier, CancellationToken.None);
        await stage.PublishAsNext(rows);
        await stage.Name(rows, number: 2, snapshot: 2, title: "Second words");

        await stage.PublishAsNext(rows);

        var site = await stage.Copy();
        Assert.Contains("There is a newer edition:", site.Files["editions/1/index.html"], StringComparison.Ordinal);
        Assert.DoesNotContain("newer edition", site.Files["editions/2/index.html"], StringComparison.Ordinal);
        Assert.Contains("Edition 2: Second words", site.Files["index.html"], StringComparison.Ordinal);
        Assert.Equal([2, 1], JsonNode.Parse(site.Files["snapshots.json"])!["editions"]!.AsArray().Select(edition => (int)edition!["number"]!));
        Assert.Equal(2, (int)JsonNode.Parse(site.Files["manifesto.json"])!["edition"]!["number"]!);
        Assert.Contains("/editions/2/</id>", site.Files["feed.atom"], StringComparison.Ordinal);
        site.AssertSnapshotsAreSound();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_must_not_be_shown_leaves_an_edition_with_the_pages_even_if_the_run_dies_before_the_versions(bool reworded)
    {
        await using var stage = await PublishingStage.Set(azurite);
        var rows = await stage.Projection(Principle, Barrier);
        await stage.PublishAsNext(rows);
        await stage.Name(rows, number: 1, snapshot: 1);
        await stage.PublishAsNext(rows);
        var after = await stage.Projection(reworded ? Given.Reworded(Barrier) : Given.Withdrawn(Barrier), Principle);
        var left = await stage.Copy();

        // Each run dies after a page or two.
        for (var run = 1; IsOnAPage(left); run++)
        {
            Assert.True(run < 60, "The pages still have it.");
            await stage.EndLease();
            await Assert.ThrowsAsync<ProcessEndedException>(() => stage.Publisher(after, new StorageFault(Fault.Ends, write: 4)).PublishChangesAsync(CancellationToken.None));
            left = await stage.Copy();
        }

        Assert.Contains(Barrier.Text, left.Snapshots[1], StringComparison.Ordinal);
        stage.Clock.Advance(TimeSpan.FromDays(2));
        await stage.PublishAsNext(after);
        var site = await stage.Copy();
        Assert.DoesNotContain(site.Files, file => file.Value.Contains(Barrier.Text, StringComparison.Ordinal));
        Assert.Contains("Something was removed from this edition, last on 3 April 2026", site.Files["editions/1/index.html"], StringComparison.Ordinal);
        Assert.Contains("1 piece of guidance or barrier was removed from this edition.", site.Files["editions/1/index.html"], StringComparison.Ordinal);
        Assert.Contains("Something was removed from this edition", site.Files["editions/index.html"], StringComparison.Ordinal);
        site.AssertSnapshotsAreSound();
    }

    [Fact]
    public async Task A_restored_version_is_found_by_its_edition_and_its_number_is_not_given_again()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var rows = await stage.Projection(Principle, Barrier);
        await stage.PublishAsNext(rows);
        await stage.Name(rows, number: 1, snapshot: 1);
        await Rename(stage, from: 1, to: 57);
        await stage.Own.DeleteBlobAsync("snapshots.json");
        var restored = await stage.Projection(Principle, Given.Withdrawn(Barrier));
        await stage.Name(restored, number: 2, snapshot: 57);

        await stage.PublishAsNext(restored);
        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        await stage.PublishAsNext(await stage.Projection(Principle with { Text = "It says more.", Revision = 2, ContentVersion = 2 }, Given.Withdrawn(Barrier)));

        var site = await stage.Copy();
        Assert.Equal([57, 58], site.Snapshots.Keys.Order());
        Assert.DoesNotContain(site.Files, file => file.Value.Contains(Barrier.Text, StringComparison.Ordinal));
        Assert.Contains("its file is missing", site.Files["editions/1/index.html"], StringComparison.Ordinal);
        Assert.Equal(site.Snapshots[57], site.Files["editions/2/manifesto.json"]);
    }

    [Theory]
    [InlineData("changes.json", "")]
    [InlineData("changes.json", "{}")]
    [InlineData("changes.json", "[1]")]
    [InlineData("snapshots.json", "{}")]
    public async Task Broken_records_are_made_again_from_the_versions(string record, string content)
    {
        await using var stage = await PublishingStage.Set(azurite);
        var rows = await stage.Projection(Principle, Barrier);
        await stage.PublishAsNext(rows);
        await stage.Name(rows, number: 1, snapshot: 1);
        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        var second = await stage.Projection(Principle with { Text = "It says more.", Revision = 2, ContentVersion = 2 }, Barrier);
        await stage.PublishAsNext(second);
        var before = await stage.Copy();
        await stage.Own.GetBlobClient(record).UploadAsync(BinaryData.FromString(content), overwrite: true);

        await second.MarkChangeAsync(CancellationToken.None);
        await stage.PublishAsNext(second);

        var after = await stage.Copy();
        Assert.Equal(before.Files.Where(file => !file.Key.StartsWith("changes/", StringComparison.Ordinal)).Select(file => file.Key), after.Files.Where(file => !file.Key.StartsWith("changes/", StringComparison.Ordinal)).Select(file => file.Key));
        Assert.Contains("Reworded", after.Files["changes/2026-04/index.html"], StringComparison.Ordinal);
        after.AssertSnapshotsAreSound();
    }

    [Fact]
    public async Task The_versions_of_an_old_store_are_compared_in_the_first_run()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Principle, Barrier));
        stage.Clock.Advance(TimeSpan.FromMinutes(11));
        var rows = await stage.Projection(Principle with { Text = "It says more.", Revision = 2, ContentVersion = 2 }, Barrier);
        await stage.PublishAsNext(rows);
        // As the version before left it.
        await stage.Own.DeleteBlobAsync("changes.json");
        var log = JsonNode.Parse((await stage.Own.GetBlobClient("snapshots.json").DownloadContentAsync()).Value.Content)!.AsObject();
        foreach (var entry in log["snapshots"]!.AsArray())
            foreach (var list in new[] { "added", "changed", "withdrawn" })
                entry![list] = new JsonObject { ["ids"] = new JsonArray(), ["count"] = 0 };
        await stage.Own.GetBlobClient("snapshots.json").UploadAsync(BinaryData.FromString(log.ToJsonString()), overwrite: true);
        var state = JsonNode.Parse((await stage.Own.GetBlobClient("state.json").DownloadContentAsync()).Value.Content)!.AsObject();
        state.Remove("editions");
        state["fingerprint"] = "of the version before";
        await stage.Own.GetBlobClient("state.json").UploadAsync(BinaryData.FromString(state.ToJsonString()), overwrite: true);

        await stage.PublishAsNext(rows);

        var site = await stage.Copy();
        Assert.Contains("Reworded", site.Files["changes/2026-04/index.html"], StringComparison.Ordinal);
        Assert.Contains("Reworded", site.Files["principles/a-principle/index.html"], StringComparison.Ordinal);
        site.AssertSnapshotsAreSound();
    }

    private static bool IsOnAPage(SiteCopy site) => site.Files.Any(file => !Snapshot.IsSnapshot(file.Key) && file.Value.Contains(Barrier.Text, StringComparison.Ordinal));

    private static async Task Rename(PublishingStage stage, int from, int to)
    {
        var file = stage.Site.GetBlobClient(Snapshot.GetPath(from));
        var found = (await file.DownloadContentAsync()).Value;
        await stage.Site.GetBlobClient(Snapshot.GetPath(to)).UploadAsync(found.Content, new Azure.Storage.Blobs.Models.BlobUploadOptions { Metadata = found.Details.Metadata });
        await file.DeleteAsync();
    }
}
