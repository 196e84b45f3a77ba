using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>A finished run records the site's files, so that the next run asks only for those that it changes.</summary>
public sealed class FileRecordTests(SharedAzurite azurite)
{
    private static readonly Contribution Kept = Given.Approved("Kept", ContributionKind.Barrier);
    private static readonly Contribution Other = Given.Approved("Other", ContributionKind.Barrier);

    [Fact]
    public async Task A_change_looks_at_the_files_that_it_changes_and_at_no_other()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await Publish(stage, Kept, Other);
        var before = await stage.Copy();

        var calls = await Publish(stage, Kept, Edited(Other));

        var changed = (await stage.Copy()).DiffersFrom(before);
        Assert.False(AsksForAll(stage, calls));
        // The next snapshot's path is read too: a crash may have left one there.
        Assert.Equal(changed + 1, OnFiles(stage, calls, "HEAD").Count());
        Assert.Equal(changed, OnFiles(stage, calls, "PUT").Count());
    }

    [Fact]
    public async Task The_site_is_as_it_would_be_without_a_record()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await using var fresh = await PublishingStage.Set(azurite);

        foreach (var state in new[] { Given.Before, Given.After, Given.Later })
            await Publish(stage, [.. state]);
        await Publish(fresh, [.. Given.Later]);

        Assert.Equal((await fresh.Copy()).WithoutVersions, (await stage.Copy()).WithoutVersions);
    }

    [Fact]
    public async Task Removing_a_page_lists_the_container()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await Publish(stage, Kept, Other);
        await stage.Site.UploadBlobAsync("theirs.html", BinaryData.FromString("theirs"));

        var calls = await Publish(stage, Kept);

        Assert.True(AsksForAll(stage, calls));
        var files = (await stage.Copy()).Files.Keys;
        Assert.DoesNotContain($"contributions/{Other.Id}/index.html", files);
        Assert.Contains("theirs.html", files);
    }

    [Fact]
    public async Task A_deleted_file_returns_within_an_hour_of_changes()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await Publish(stage, Kept, Other);
        var page = stage.Site.GetBlobClient($"contributions/{Kept.Id}/index.html");
        await page.DeleteAsync();

        await Publish(stage, Kept, Edited(Other));
        Assert.False(await page.ExistsAsync());
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await Publish(stage, Kept, Other);

        Assert.True(await page.ExistsAsync());
    }

    [Fact]
    public async Task A_deleted_page_that_changes_is_rewritten_by_the_next_run()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await Publish(stage, Kept, Other);
        var page = stage.Site.GetBlobClient($"contributions/{Other.Id}/index.html");
        await page.DeleteAsync();

        // Another publisher may have deleted it too, so this run stops.
        Assert.False(await stage.Publisher(await stage.Projection(Kept, Edited(Other))).PublishChangesAsync(CancellationToken.None));
        await Publish(stage, Kept, Edited(Other));

        Assert.True(await page.ExistsAsync());
    }

    [Fact]
    public async Task A_foreign_file_in_place_of_a_new_page_stays_and_is_logged()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await Publish(stage, Kept);
        var page = stage.Site.GetBlobClient($"contributions/{Other.Id}/index.html");
        await page.UploadAsync(BinaryData.FromString("theirs"));

        await Publish(stage, Kept, Other);

        Assert.Equal("theirs", (await page.DownloadContentAsync()).Value.Content.ToString());
        Assert.Contains(stage.Log, line => line.Contains(page.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_record_that_the_state_does_not_name_is_not_believed()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await Publish(stage, Kept, Other);
        await stage.Own.GetBlobClient("files").UploadAsync(BinaryData.FromBytes(new byte[16]), overwrite: true);

        Assert.True(AsksForAll(stage, await Publish(stage, Kept, Edited(Other))));
    }

    private static Contribution Edited(Contribution contribution) => contribution with { Text = "It says more now.", Revision = 2, ContentVersion = 2 };

    private static async Task<IReadOnlyList<string>> Publish(PublishingStage stage, params Contribution[] contributions)
    {
        var calls = new StorageCalls();
        Assert.True(await stage.Publisher(await stage.Projection(contributions), calls).PublishChangesAsync(CancellationToken.None));
        return calls.All;
    }

    private static bool AsksForAll(PublishingStage stage, IEnumerable<string> calls) => calls.Any(call => call.StartsWith("GET ", StringComparison.Ordinal) && call.EndsWith($"/{stage.Site.Name}", StringComparison.Ordinal));

    private static IEnumerable<string> OnFiles(PublishingStage stage, IEnumerable<string> calls, string method) =>
        calls.Where(call => call.StartsWith($"{method} ", StringComparison.Ordinal) && call.Contains($"/{stage.Site.Name}/", StringComparison.Ordinal));
}
