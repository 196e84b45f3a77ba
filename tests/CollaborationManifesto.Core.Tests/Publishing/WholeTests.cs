using AngleSharp.Html.Dom;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Publishing.Pages;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class WholeTests
{
    private static readonly IReadOnlyList<PublishedRow> Rows =
    [
        A.Principle("Write <decisions> down", importance: "Because.", meaning: "- One"), A.Principle("Meet", 1), A.Guidance("A piece", 2, principles: "Meet"), A.Guidance("Another", 3), A.Barrier("A note", 4),
    ];

    [Fact]
    public async Task Its_contents_lead_to_each_principle_and_each_further_section()
    {
        var whole = await Shown(Rows);

        var links = whole.QuerySelectorAll("nav.cm-contents a").Select(link => (link.TextContent, Target: whole.QuerySelector(link.GetAttribute("href")!)!.TextContent)).ToList();
        Assert.Equal(["1. Write <decisions> down", "2. Meet", "More guidance", "Barriers that nothing answers yet"], links.Select(link => link.TextContent));
        Assert.All(links, link => Assert.Equal(link.TextContent, link.Target));
    }

    [Fact]
    public async Task No_level_of_its_headings_is_left_out()
    {
        var levels = (await Shown(Rows)).QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.Contains(4, levels);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, string.Join(' ', levels)));
    }

    [Fact]
    public async Task Each_principle_has_its_address_to_read_on_paper()
    {
        var whole = await Shown(Rows);

        Assert.Equal(
            ["https://manifesto.example.org/principles/write-decisions-down/", "https://manifesto.example.org/principles/meet/"],
            whole.QuerySelectorAll("section a[href^='/principles/']").Select(link => link.TextContent));
    }

    [Fact]
    public async Task It_names_the_edition_or_the_day()
    {
        Assert.Contains("Edition 2, 5 December 2026 · https://manifesto.example.org", (await Shown(Rows, "Edition 2, 5 December 2026")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await Shown([])).QuerySelectorAll("main nav, main a, main .cm-small"));
    }

    private static async Task<IHtmlDocument> Shown(IReadOnlyList<PublishedRow> rows, string? edition = null) => Html.Parsed(
        await Page.TextAsync(WholePage.Create(new(A.Frames().ForSite("Whole", "Whole"), AllWords.English, ManifestoBuilder.Build(rows, A.Manifesto()), edition))));
}
