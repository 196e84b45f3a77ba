using System.Text.Json.Nodes;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>The publisher's own records, broken, foreign or left by an unfinished run.</summary>
public sealed class PublisherRecordTests(SharedAzurite azurite)
{
    private static readonly Contribution Kept = Given.Approved("Kept", ContributionKind.Barrier);
    private static readonly Contribution Edited = Kept with { Text = "It says more now.", Revision = 2, ContentVersion = 2 };

    [Fact]
    public async Task A_run_that_loses_its_lease_leaves_when_the_last_one_finished()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Given.Before));
        var finished = (string)(await State(stage))["finishedAt"]!;
        stage.Clock.Advance(TimeSpan.FromMinutes(3));
        var process = new SleepingProcess(call: 5, renews: true);
        var publishing = stage.Publisher(await stage.Projection(Given.After), process).PublishChangesAsync(CancellationToken.None);
        await process.Asleep;

        await stage.EndLease();
        stage.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.False(await publishing);

        var state = await State(stage);
        Assert.Equal(finished, (string?)state["finishedAt"]);
        // This run's time, so that health counts from here and not from an old change.
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 9, 3, 0, TimeSpan.Zero), (DateTimeOffset?)state["unfinishedSince"]);
        await stage.PublishAsNext(await stage.Projection(Given.After));
    }

    [Theory]
    [InlineData("theirs")]
    [InlineData("x")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public async Task A_page_with_a_foreign_stamp_is_rewritten_one_run_later(string stamp)
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Kept));
        var page = stage.Site.GetBlobClient($"contributions/{Kept.Id}/index.html");
        await page.SetMetadataAsync(new Dictionary<string, string> { ["stamp"] = stamp });
        var changed = await stage.Projection(Edited);

        // The page differs from the record, so this run stops and the next one asks for all files.
        Assert.False(await stage.Publisher(changed).PublishChangesAsync(CancellationToken.None));
        await stage.PublishAsNext(changed);

        Assert.Contains("It says more now.", (await page.DownloadContentAsync()).Value.Content.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(16)]
    public async Task A_broken_file_record_is_ignored(int bytes)
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Kept));
        var broken = await stage.Own.GetBlobClient("files").UploadAsync(BinaryData.FromBytes(new byte[bytes]), overwrite: true);
        var state = await State(stage);
        state["fileRecord"] = broken.Value.ETag.ToString();
        await stage.Own.GetBlobClient("state.json").UploadAsync(BinaryData.FromString(state.ToJsonString()), overwrite: true);
        var changed = await stage.Projection(Edited);

        if (!await stage.Publisher(changed).PublishChangesAsync(CancellationToken.None))
            await stage.PublishAsNext(changed);

        Assert.Contains("It says more now.", (await stage.Copy()).Files[$"contributions/{Kept.Id}/index.html"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state.json", "")]
    [InlineData("state.json", "no JSON")]
    [InlineData("state.json", "{}")]
    [InlineData("state.json", "[1]")]
    [InlineData("snapshots.json", "")]
    [InlineData("snapshots.json", "no JSON")]
    [InlineData("snapshots.json", "{}")]
    [InlineData("snapshots.json", "[1]")]
    public async Task A_broken_record_is_rebuilt_from_the_site(string record, string content)
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Kept));
        await stage.Own.GetBlobClient(record).UploadAsync(BinaryData.FromString(content), overwrite: true);
        stage.Clock.Advance(TimeSpan.FromMinutes(10));

        await stage.PublishAsNext(await stage.Projection(Edited));
        await stage.PublishAsNext(await stage.Projection(Given.Withdrawn(Edited)));

        var site = await stage.Copy();
        site.AssertSnapshotsAreSound();
        Assert.DoesNotContain(site.Files.Values, file => file.Contains("Kept in full.", StringComparison.Ordinal) || file.Contains("It says more now.", StringComparison.Ordinal));
    }

    private static async Task<JsonNode> State(PublishingStage stage) =>
        JsonNode.Parse((await stage.Own.GetBlobClient("state.json").DownloadContentAsync()).Value.Content)!;
}
