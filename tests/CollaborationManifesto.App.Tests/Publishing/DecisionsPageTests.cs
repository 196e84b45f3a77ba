using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Settings;
using CollaborationManifesto.TestData;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>The page describes what the program does, whatever the settings.</summary>
public sealed class DecisionsPageTests(SharedAzurite azurite)
{
    [Fact]
    public async Task The_page_states_the_configured_policy()
    {
        await using var app = await ManifestoApp.Start(
            azurite,
            settings: ["--Curation:ApprovalsNeeded=3", "--Curation:UndoMinutes=20", "--Curation:DeclineReasons:0=It rhymes", "--Curation:DeclineReasons:1=It is <b>loud</b>"]);

        var page = await app.Published("/decisions/", "How decisions are made");

        Assert.Contains("as soon as 3 curators approve it", page.Text, StringComparison.Ordinal);
        Assert.Contains("For 20 minutes any curator can undo", page.Text, StringComparison.Ordinal);
        Assert.Contains("they are not shown who sent", page.Text, StringComparison.Ordinal);
        Assert.Equal(["It rhymes", "It is <b>loud</b>"], page.Document.QuerySelectorAll("main li").Select(item => item.TextContent.Trim()));
    }

    [Fact]
    public async Task The_page_counts_contributions_by_outcome()
    {
        await using var app = await ManifestoApp.Start(azurite);
        foreach (var title in new[] { "A barrier that waits", "A barrier that is published", "A barrier that is declined" })
            await app.Contributor.Sends(title);
        await app.Curators.Decides(Curators.Amina, "A barrier that is published", "approve");
        var review = await app.Curators.OpensReview(Curators.Amina, "A barrier that is declined");
        await review.Choose("decision", "decline").Type("because", "It names or points at a person").Type("reason", "Sam said it.").Submit();

        var page = await app.Published("/decisions/", "Declined: It names or points at a person");

        Assert.Equal(
            ["Received 3", "Waiting for a decision 1", "Published 1", "Merged into another 0", "Withdrawn by their contributors 0", "Declined 1", "Declined: It names or points at a person 1", "Half were decided within 1 day"],
            Figures(page));
        Assert.DoesNotContain("Sam said it", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_imported_as_decided_is_counted_as_that()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var board = Path.Combine(Directory.CreateTempSubdirectory("manifesto-decisions-").FullName, "board.json");
        await File.WriteAllTextAsync(board, new Board("Tools").Card(1, "First", "Tools").Card(2, "Second", "Tools").Json.ToJsonString());
        await new Operator(azurite, app.Get<IOptions<StorageSettings>>().Value).Runs("import", "trello", board, "--approved");

        var page = await app.Published("/decisions/", "decided before they were imported");

        Assert.Equal(
            ["Received 2", "Waiting for a decision 0", "Published 2", "Published: decided before they were imported 2", "Merged into another 0", "Withdrawn by their contributors 0", "Declined 0", "Half of those decided here were decided within Nothing is decided here yet"],
            Figures(page));
    }

    [Fact]
    public async Task The_page_states_the_default_policy()
    {
        await using var app = await ManifestoApp.Start(azurite);

        var page = await app.Published("/decisions/", "How decisions are made");

        Assert.Contains("as soon as one curator approves it", page.Text, StringComparison.Ordinal);
        Assert.Contains("A decision takes effect at once.", page.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Figures(WebPage page) =>
        page.Document.QuerySelectorAll(".govuk-summary-list__row").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
