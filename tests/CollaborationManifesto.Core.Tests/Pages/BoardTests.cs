using CollaborationManifesto.Pages;
using CollaborationManifesto.Pages.Site;
using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.Core.Tests.Pages;

public sealed class BoardTests
{
    [Fact]
    public async Task Barriers_stand_in_the_columns_of_their_categories() =>
        Assert.Equal(
            ["Culture: A", "Tools: B, C", "Behaviours: ", "Decision Making: ", "Communication: "],
            await Columns(A.Barrier("A"), A.Barrier("B", minute: 1, category: "tools"), A.Barrier("C", minute: 2, category: "tools")));

    [Fact]
    public async Task A_barrier_of_a_category_that_is_not_configured_any_more_is_not_lost()
    {
        var columns = await Columns(A.Barrier("A"), A.Barrier("B", category: "weather"));

        Assert.Equal(6, columns.Count);
        Assert.Equal("Other: B", columns[^1]);
    }

    private static async Task<IReadOnlyList<string>> Columns(params PublishedRow[] rows)
    {
        var manifesto = ManifestoBuilder.Build(rows, A.Manifesto());
        var page = Html.Parsed(await Page.Text(Board.Create(new(A.Frames().ForSite("Board", "Barriers"), manifesto))));
        return
        [
            .. from column in page.QuerySelectorAll("section:has(h2)")
               let notes = column.QuerySelectorAll(".cm-note__title").Select(note => note.TextContent)
               select $"{column.QuerySelector("h2")!.TextContent}: {string.Join(", ", notes)}",
        ];
    }
}
