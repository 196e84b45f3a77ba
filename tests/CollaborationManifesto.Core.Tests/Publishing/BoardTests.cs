using AngleSharp.Dom;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Publishing.Pages;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Pages;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class BoardTests
{
    private static readonly PublishedRow[] Some =
    [
        A.Principle("Write it down"),
        A.Barrier("A", minute: 1, principles: "Write it down"),
        A.Barrier("B", minute: 2, category: "tools"),
        A.Barrier("C", minute: 3, category: "tools", principles: "Write it down"),
    ];

    [Fact]
    public async Task Barriers_are_in_their_categorys_column() =>
        Assert.Equal(["Culture: A", "Tools: B, C", "Behaviours: ", "Decision Making: ", "Communication: "], Columns(await Shown("board/", Some)));

    [Fact]
    public async Task A_barrier_in_a_removed_category_is_still_shown()
    {
        PublishedRow[] rows = [A.Barrier("A"), A.Barrier("B", category: "weather")];

        Assert.Equal("No category: B", Columns(await Shown("board/", rows))[^1]);
        Assert.Equal(["B"], Notes(await Shown("board/no-category/", rows)));
    }

    [Theory]
    [InlineData("board/answered/", "A", "C")]
    [InlineData("board/unanswered/", "B")]
    [InlineData("board/tools/", "B", "C")]
    [InlineData("board/tools/answered/", "C")]
    [InlineData("board/tools/unanswered/", "B")]
    [InlineData("board/behaviours/")]
    public async Task Each_filter_is_a_page_of_its_own(string path, params string[] notes) => Assert.Equal(notes, Notes(await Shown(path, Some)));

    [Fact]
    public async Task Each_page_links_every_filter_and_marks_the_current_one()
    {
        var page = await Shown("board/tools/unanswered/", Some);

        Assert.Equal(
            ["All categories", "Culture", "Tools", "Behaviours", "Decision Making", "Communication", "All", "Not answered yet", "Answered"],
            page.QuerySelectorAll(".cm-filter li").Select(link => link.TextContent.Trim()));
        Assert.Equal(["Tools", "Not answered yet"], page.QuerySelectorAll("[aria-current=page]").Select(link => link.TextContent));
        Assert.Equal("What stops us: Tools, not answered yet – Collaboration Manifesto", page.Title);
    }

    [Fact]
    public async Task A_long_column_leads_to_its_category_which_goes_over_several_pages()
    {
        var many = Enumerable.Range(1, 401).Select(number => A.Barrier($"Barrier {number}", minute: number)).ToArray();

        var board = await Shown("board/", many);
        Assert.Equal(100, Notes(board).Count);
        Assert.Equal("/board/culture/", board.QuerySelectorAll("a").Single(link => link.TextContent == "See all 401 in Culture").GetAttribute("href"));

        var pages = new List<IDocument>();
        for (var next = "/board/culture/"; next is not null; next = pages[^1].QuerySelector("a[rel=next]")?.GetAttribute("href"))
            pages.Add(await Shown(next[1..], many));
        Assert.Equal(many.Select(row => row.Content!.Title), pages.SelectMany(Notes));
        Assert.Equal(["/board/culture/", "/board/culture/page-2/"], pages.Skip(1).Select(page => page.QuerySelector("a[rel=prev]")!.GetAttribute("href")));
    }

    private static async Task<IDocument> Shown(string path, PublishedRow[] rows)
    {
        var manifesto = ManifestoBuilder.Build(rows, A.Manifesto());
        var pages = BoardView.All(manifesto, A.Manifesto()).SelectMany(view => BoardModel.Pages(A.Frames(), new(), manifesto, view));
        return Html.Parsed(await Page.TextAsync(Board.Create(pages.Single(page => page.Path == path))));
    }

    private static IReadOnlyList<string> Notes(IDocument page) => [.. page.QuerySelectorAll(".cm-note__title").Select(note => note.TextContent)];

    private static IReadOnlyList<string> Columns(IDocument page) =>
    [
        .. from column in page.QuerySelectorAll("section:has(h2)")
           let notes = column.QuerySelectorAll(".cm-note__title").Select(note => note.TextContent)
           select $"{column.QuerySelector("h2")!.TextContent}: {string.Join(", ", notes)}",
    ];
}
