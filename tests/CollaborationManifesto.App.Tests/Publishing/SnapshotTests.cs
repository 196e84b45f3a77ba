using AngleSharp.Dom;
using AngleSharp.Html.Dom;
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
        Assert.Contains("Nothing has been published yet.", site.Files["changes/index.html"], StringComparison.Ordinal);
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

        Assert.Equal(2, after.Files["changes/index.html"].Split("Something was removed on 1 April 2026").Length - 1);
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
    public async Task Readers_are_told_what_changed_in_words()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Given.Before));
        stage.Clock.Advance(TimeSpan.FromMinutes(10));
        await stage.PublishAsNext(await stage.Projection(Given.After));

        var site = await stage.Copy();
        var month = Parsed(site, "changes/2026-04/index.html");
        Assert.Equal(
            ["1 April 2026 · 1 principle no longer published", "1 April 2026 · Reworded: A principle that stays"],
            month.QuerySelectorAll("h2 + ul > li > p").Select(Line).Order(StringComparer.Ordinal));
        Assert.NotEmpty(month.QuerySelectorAll("ins"));
        Assert.NotEmpty(month.QuerySelectorAll("del"));
        Assert.Equal(["1 piece of guidance linked to other principles, 1 no longer published", "1 barrier linked to other principles, 1 no longer published"], month.QuerySelectorAll("summary").Select(Line));
        Assert.Contains("Reworded: A principle that stays", Line(Parsed(site, "changes/index.html").QuerySelector("[aria-labelledby=month-2026-04]")!), StringComparison.Ordinal);
        Assert.Contains("A principle that comes", Line(Parsed(site, "changes/index.html").QuerySelector("[aria-labelledby=month-2026-03]")!), StringComparison.Ordinal);
        Assert.Contains("Reworded", Line(Parsed(site, "principles/a-principle-that-stays/index.html").QuerySelector("#history + ul")!), StringComparison.Ordinal);
        Assert.Contains("&lt;ins&gt;", site.Files["feed.atom"], StringComparison.Ordinal);
    }

    private static IHtmlDocument Parsed(SiteCopy site, string path) => new HtmlParser().ParseDocument(site.Files[path]);

    private static string Line(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string InOneLine(string json) => string.Join(' ', json.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
