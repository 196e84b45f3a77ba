using AngleSharp.Html.Parser;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>Each number has one content, with at most one snapshot in ten minutes.</summary>
public sealed class SnapshotTests(SharedAzurite azurite)
{
    private static readonly Contribution Barrier = Given.Approved("A barrier", ContributionKind.Barrier);
    private static readonly Contribution Other = Given.Approved("Another barrier", ContributionKind.Barrier);

    [Fact]
    public async Task There_is_no_snapshot_before_the_first_publication()
    {
        await using var stage = await PublishingStage.Set(azurite);

        await stage.PublishAsNext(await stage.Projection());

        var site = await stage.Copy();
        Assert.Empty(site.Snapshots);
        Assert.Contains("There is no version yet", site.Files["changes/index.html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delayed_snapshot_is_taken_without_a_further_change()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Barrier));
        stage.Clock.Advance(TimeSpan.FromMinutes(4));
        var changed = await stage.Projection(Barrier, Other);

        await stage.PublishAsNext(changed);
        stage.Clock.Advance(TimeSpan.FromMinutes(5.9));
        await stage.PublishAsNext(changed);
        Assert.Equal([1], (await stage.Copy()).Snapshots.Keys);
        stage.Clock.Advance(TimeSpan.FromMinutes(0.1));
        await stage.PublishAsNext(changed);

        var site = await stage.Copy();
        Assert.Equal([1, 2], site.Snapshots.Keys.Order());
        Assert.Contains("Another barrier", site.Snapshots[2], StringComparison.Ordinal);
        Assert.DoesNotContain("Another barrier", site.Snapshots[1], StringComparison.Ordinal);
        stage.Clock.Advance(TimeSpan.FromDays(1));
        await stage.PublishAsNext(changed);
        Assert.Equal(2, (await stage.Copy()).Snapshots.Count);
    }

    [Fact]
    public async Task Nobody_is_named_in_one()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var named = new Contributor("Ada Lovelace", "Analytical Council", EmailAddress.TryParse("ada@example.org"), Attribution.Named);
        var source = new Provenance("Board of names", "https://cards.example.org/ada", stage.Clock.GetUtcNow());

        await stage.PublishAsNext(await stage.Projection(Enum.GetValues<ContributionKind>()
            .Select(kind => Given.Approved($"The {kind}", kind) with { Contributor = named, Source = source })));

        var site = await stage.Copy();
        Assert.Contains("Ada Lovelace", site.Files["manifesto.json"], StringComparison.Ordinal);
        Assert.Contains("The Guidance", site.Snapshots[1], StringComparison.Ordinal);
        Assert.All(
            ["Ada", "Lovelace", "Analytical", "ada@", "Board of", "cards."],
            name => Assert.DoesNotContain(name, site.Snapshots[1], StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Unpublished_content_leaves_every_snapshot()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Barrier, Other));
        stage.Clock.Advance(TimeSpan.FromMinutes(10));
        await stage.PublishAsNext(await stage.Projection(Barrier, Other, Given.Approved("A third", ContributionKind.Barrier)));
        var before = await stage.Copy();

        await stage.PublishAsNext(await stage.Projection(Given.Withdrawn(Barrier), Other));

        var after = await stage.Copy();
        after.AssertSnapshotsAreSound();
        foreach (var number in new[] { 1, 2 })
        {
            Assert.NotEqual(before.Snapshots[number], after.Snapshots[number]);
            Assert.DoesNotContain("A barrier", after.Snapshots[number], StringComparison.Ordinal);
            Assert.Contains($$"""{ "id": "{{Barrier.Id}}", "redacted": true }""", InOneLine(after.Snapshots[number]), StringComparison.Ordinal);
            Assert.Contains("Another barrier in full.", after.Snapshots[number], StringComparison.Ordinal);
        }

        Assert.Equal(2, after.Files["changes/index.html"].Split("was taken out of this version on 1 April 2026").Length - 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_deleted_snapshot_does_not_block_publishing(int deleted)
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Barrier, Other));
        stage.Clock.Advance(TimeSpan.FromMinutes(10));
        await stage.PublishAsNext(await stage.Projection(Barrier, Other, Given.Approved("A third", ContributionKind.Barrier)));
        await stage.Site.DeleteBlobAsync($"snapshots/{deleted}/manifesto.json");

        stage.Clock.Advance(TimeSpan.FromMinutes(10));
        await stage.PublishAsNext(await stage.Projection(Given.Withdrawn(Barrier), Other));

        var site = await stage.Copy();
        Assert.Equal(Enumerable.Range(1, 3).Where(number => number != deleted), site.Snapshots.Keys.Order());
        Assert.All(site.Snapshots.Values, snapshot => Assert.DoesNotContain("\"A barrier\"", snapshot, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Content_unpublished_again_leaves_later_snapshots_too()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Barrier, Other));
        foreach (var state in new[] { ContributionState.Withdrawn, ContributionState.Approved, ContributionState.Withdrawn })
        {
            stage.Clock.Advance(TimeSpan.FromMinutes(10));
            await stage.PublishAsNext(await stage.Projection(Barrier with { State = state, Revision = 2 }, Other));
        }

        var site = await stage.Copy();
        Assert.Equal(4, site.Snapshots.Count);
        Assert.All(site.Files.Values, content => Assert.DoesNotContain(Barrier.Text, content, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_changes_page_lists_additions_changes_and_withdrawals()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Given.Before));
        stage.Clock.Advance(TimeSpan.FromMinutes(10));
        await stage.PublishAsNext(await stage.Projection(Given.After));

        var versions = new HtmlParser().ParseDocument((await stage.Copy()).Files["changes/index.html"]).QuerySelectorAll("main section");
        Assert.Equal(["Version 2", "Version 1"], versions.Select(version => version.QuerySelector("h2")!.TextContent));
        var lists = versions[0].QuerySelectorAll("ul").ToDictionary(
            list => list.PreviousElementSibling!.TextContent, list => list.QuerySelectorAll("li").Select(item => item.TextContent.Trim()).Order(StringComparer.Ordinal).ToList());
        Assert.Equal(["A barrier that comes", "A principle that comes", "Guidance that comes"], lists["Added"]);
        Assert.Equal(["A barrier that is answered", "A principle that stays", "Guidance for both"], lists["Changed"]);
        Assert.Equal(3, lists["Withdrawn or retired"].Count);
        Assert.All(lists["Withdrawn or retired"], item => Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}, no longer published$", item));
        // Of the six that version 1 added, three are gone.
        Assert.Equal(3, versions[1].QuerySelectorAll("li a").Length);
    }

    [Fact]
    public async Task A_version_with_thousands_names_the_first_and_counts_the_others()
    {
        await using var stage = await PublishingStage.Set(azurite);

        await stage.PublishAsNext(await stage.Projection(Enumerable.Range(0, 25).Select(number => Given.Approved($"Barrier {number}", ContributionKind.Barrier))));

        Assert.Contains("and 5 others", (await stage.Copy()).Files["changes/index.html"], StringComparison.Ordinal);
    }

    private static string InOneLine(string json) => string.Join(' ', json.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
