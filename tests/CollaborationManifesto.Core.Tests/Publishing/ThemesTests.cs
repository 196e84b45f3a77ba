using System.Text;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Publishing.Pages;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class ThemesTests
{
    private static readonly Theme Meetings = A.OnSite(A.Theme("Meetings", "We *talk* a lot.", minute: 1));
    private static readonly Theme Tools = A.OnSite(A.Theme("Too many tools", minute: 10));

    private static readonly PublishedRow[] Rows =
    [
        A.In("Meetings", A.Principle("Write it down", 1)),
        A.In("Meetings", A.Barrier("No minutes", 2, text: "Nobody wrote them.", principles: "Write it down")),
        A.In("Meetings", A.Guidance("One log", 3, category: "tools")),
        A.In("Too many tools", A.Barrier("Eight chats", 4, category: "tools")),
        A.Barrier("In none", 5),
    ];

    [Fact]
    public void A_theme_has_what_is_published_in_it_in_the_order_of_the_manifesto()
    {
        var themes = Build(Rows, Tools, Meetings).Themes;

        Assert.Equal(["Meetings: Write it down, One log, No minutes", "Too many tools: Eight chats"], Outline(themes));
        Assert.Equal(("We *talk* a lot.", A.Morning.AddMinutes(2)), (themes[0].Note, themes[0].PublishedAt));
    }

    [Fact]
    public void New_words_do_not_move_a_theme() =>
        Assert.Equal(["Meetings", "Too many tools"], Build(Rows, A.OnSite(A.Theme("Meetings", "", 1, ThemeAction.Published) is var again ? again with { History = again.History.Add(again.Last with { At = A.Morning.AddMinutes(60) }) } : again), Tools).Themes.Select(theme => theme.Name));

    [Fact]
    public void A_theme_is_shown_only_while_it_is_published_open_and_has_something_published()
    {
        var (unpublished, deleted) = (A.Theme("Draft"), A.OnSite(A.Theme("Deleted")) with { DeletedAt = A.Morning });
        PublishedRow[] rows =
        [
            A.In("Draft", A.Barrier("A")), A.In("Deleted", A.Barrier("B")), A.In("Never there", A.Barrier("C")), A.Gone(A.In("Empty", A.Barrier("D"))),
            Retired(A.In("Past", A.Principle("E"))),
        ];

        var manifesto = Build(rows, unpublished, deleted, A.OnSite(A.Theme("Empty")), A.OnSite(A.Theme("Past")));

        Assert.Empty(manifesto.Themes);
        Assert.Empty(manifesto.ThemeChanges);
    }

    [Fact]
    public void What_was_merged_into_a_theme_is_in_it()
    {
        var (first, second) = (A.Theme("First") with { MergedInto = A.Id("Second") }, A.OnSite(A.Theme("Second")) with { MergedInto = A.Id("Meetings") });
        PublishedRow[] rows = [A.In("First", A.Barrier("A", 1)), A.In("Second", A.Barrier("B", 2)), A.In("Meetings", A.Barrier("C", 3)), A.In("Left", A.Barrier("D")), A.In("Right", A.Barrier("E"))];

        var themes = Build(rows, first, second, Meetings, A.OnSite(A.Theme("Left")) with { MergedInto = A.Id("Right") }, A.OnSite(A.Theme("Right")) with { MergedInto = A.Id("Left") }).Themes;

        Assert.Equal(["Meetings: A, B, C"], Outline(themes));
    }

    [Fact]
    public async Task Newer_words_wait_until_they_are_published()
    {
        var renamed = Meetings with { Name = "Zebra", Note = "Zebra note" };

        Assert.Equal(["Meetings"], Build(Rows, renamed).Themes.Select(theme => theme.Name));
        await AssertNowhere("zebra", Build(Rows, renamed));
    }

    [Fact]
    public async Task Nothing_says_what_is_not_published()
    {
        var manifesto = Build(
            [
                A.In("Meetings", A.Barrier("No minutes", 2)), A.Gone(A.In("Meetings", A.Barrier("Zebra"))), A.Gone(A.In("Zebra theme", A.Barrier("Zebra too"))),
                A.In("Zebra theme", A.Barrier("Of a theme that waits", 3)), A.DraftedFrom(A.Principle("Drafted", 4), "No minutes", "Zebra", "Never there"),
            ],
            Meetings with { Name = "Zebra name", Note = "Zebra note" },
            A.Theme("Zebra theme", "Zebra"),
            A.OnSite(A.Theme("Zebra without notes")),
            A.OnSite(A.Theme("Zebra taken off", "", 0, ThemeAction.Published, ThemeAction.TakenOffSite)) with { Published = null });

        foreach (var hidden in new[] { "zebra", $"{A.Id("Zebra theme")}", $"{A.Id("Zebra without notes")}", $"{A.Id("Zebra taken off")}", $"{A.Id("Never there")}", "Amina" })
            await AssertNowhere(hidden, manifesto);
        // The barriers were published once, so their addresses say that they are gone.
        await AssertNowhere($"{A.Id("Zebra")}", manifesto, except: path => path.StartsWith("contributions/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_board_leads_to_the_board_by_theme_and_back()
    {
        var board = await Rendered("board/index.html", Build(Rows, Meetings, Tools));
        var themes = await Rendered("themes/index.html", Build(Rows, Meetings, Tools));

        Assert.Equal("/themes/", Link(board, "By theme"));
        Assert.Equal("/board/", Link(themes, "By category"));
        Assert.Equal("By theme", themes.QuerySelector(".cm-filter [aria-current=page]")!.TextContent);
        Assert.Equal(["Meetings: Write it down, One log, No minutes", "Too many tools: Eight chats"], Columns(themes));
        Assert.Equal("Board", themes.QuerySelector("header [aria-current=true]")!.TextContent);
        Assert.Equal("talk", themes.QuerySelector("section em")!.TextContent);
        Assert.Contains("2 themes in what people wrote, with 4 notes", themes.QuerySelector(".cm-lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 barrier is in no theme. See all barriers by category", themes.Body!.TextContent, StringComparison.Ordinal);
        // A column is a filter already.
        Assert.DoesNotContain((await Rendered("board/tools/index.html", Build(Rows, Meetings))).Links, link => link.TextContent == "By theme");
    }

    [Fact]
    public async Task Without_a_theme_there_is_no_trace_of_themes()
    {
        var manifesto = Build(Rows, A.Theme("Meetings"));

        Assert.DoesNotContain(Plan(manifesto), file => file.Path.StartsWith("themes/", StringComparison.Ordinal));
        Assert.DoesNotContain((await Rendered("board/index.html", manifesto)).Links, link => link.TextContent == "By theme");
        Assert.DoesNotContain("/themes/", Text(SiteMap.Create(manifesto, ChangeHistory.From(manifesto, ChangeLog.Empty), EditionShelf.Empty, A.Site)), StringComparison.Ordinal);
        Assert.Empty(JsonNode.Parse(Json(manifesto))!["themes"]!.AsArray());
    }

    [Fact]
    public async Task A_large_theme_has_a_page_for_all_its_notes()
    {
        var manifesto = Build([.. Enumerable.Range(1, 401).Select(number => A.In("Meetings", A.Barrier($"Barrier {number}", number)))], Meetings);

        var column = await Rendered("themes/index.html", manifesto);
        Assert.Equal(20, column.QuerySelectorAll(".cm-note").Length);
        var shown = new List<string>();
        for (var next = column.Links.Single(link => link.TextContent.StartsWith("See all 401 notes", StringComparison.Ordinal)).GetAttribute("href"); next is not null;)
        {
            var page = await Rendered($"{next[1..]}index.html", manifesto);
            shown.AddRange(page.QuerySelectorAll(".cm-note__title").Select(title => title.TextContent));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(1, 401).Select(number => $"Barrier {number}"), shown);
    }

    [Fact]
    public async Task A_page_of_a_theme_has_the_words_of_its_notes()
    {
        var page = await Rendered($"themes/{Meetings.Id}/index.html", Build(Rows, Meetings));

        Assert.Equal("Theme: Meetings – Collaboration Manifesto", page.Title);
        Assert.Equal("Nobody wrote them.", page.QuerySelector(".cm-note:last-child .cm-note__text")!.TextContent.Trim());
        Assert.Equal(["/principles/write-it-down/", $"/contributions/{A.Id("One log")}/", $"/contributions/{A.Id("No minutes")}/"], page.QuerySelectorAll(".cm-note__title a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["Principle", "Guidance · Tools", "Barrier · Culture · Answered by 1. Write it down"], page.QuerySelectorAll(".cm-note .cm-small").Select(facts => OneLine(facts)));
    }

    [Fact]
    public async Task Curators_see_the_same_theme_before_they_publish_it_without_links()
    {
        var preview = Html.Parsed(await Page.TextAsync(ThemePart.Create(new(AllWords.English, Build(Rows, Meetings).Themes[0], HeadingLevel: 3) { HasLinks = false })));

        Assert.Empty(preview.Links);
        Assert.Equal(["Write it down", "One log", "No minutes"], preview.QuerySelectorAll(".cm-note__title").Select(title => title.TextContent));
        var large = Build([.. Enumerable.Range(1, 23).Select(number => A.In("Meetings", A.Barrier($"Barrier {number}", number)))], Meetings).Themes[0];
        Assert.Contains("and 3 more", Html.Parsed(await Page.TextAsync(ThemePart.Create(new(AllWords.English, large, HeadingLevel: 3) { HasLinks = false }))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_say_what_is_in_a_theme()
    {
        var manifesto = Build(Rows, Meetings with { Published = Meetings.Published! with { Note = "# We *talk*" } });

        var theme = Assert.Single(JsonNode.Parse(Json(manifesto))!["themes"]!.AsArray())!;
        Assert.Equal(
            ($"{A.Id("Meetings")}", $"https://manifesto.example.org/themes/{A.Id("Meetings")}/", "Meetings", "\\# We *talk*", "2026-03-02T09:32:00+00:00"),
            ((string)theme["id"]!, (string)theme["url"]!, (string)theme["name"]!, (string)theme["note"]!, (string)theme["publishedAt"]!));
        Assert.Equal(manifesto.Themes[0].Items.Select(item => $"{item.Id}"), theme["items"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(["theme", "Meetings", "Meetings", "Meetings", "", ""], Text(ManifestoCsv.Create(manifesto, A.Site)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')[13].Trim('"')).ToArray()[..6]);
        Assert.Contains(
            $"\n\n## Themes\n\n### Meetings\n\n\\# We *talk*\n\n- Write it down: {A.Site.Permalink(A.Id("Write it down"))}\n- One log: ",
            Text(ManifestoMarkdown.Create(manifesto, A.Manifesto(), A.Site, AllWords.English)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_changed_when_a_theme_was_published_or_taken_off()
    {
        Assert.Equal("2026-03-02T09:35:00+00:00", (string?)JsonNode.Parse(Json(Build(Rows)))!["changedAt"]);
        Assert.Equal("2026-03-02T09:41:00+00:00", (string?)JsonNode.Parse(Json(Build(Rows, Tools)))!["changedAt"]);
        Assert.Equal("2026-03-02T10:32:00+00:00", (string?)JsonNode.Parse(Json(Build(Rows, A.Theme("Off", "", 60, ThemeAction.Published, ThemeAction.TakenOffSite))))!["changedAt"]);
    }

    [Fact]
    public void Snapshots_have_no_themes_and_change_with_none() =>
        Assert.Equal(Text(SnapshotDocument.Create(Build(Rows), A.Manifesto(), A.Site)), Text(SnapshotDocument.Create(Build(Rows, Meetings, Tools), A.Manifesto(), A.Site)));

    [Theory]
    [InlineData("Published Reworded TakenOff Published", ThemeAction.Published, ThemeAction.Renamed, ThemeAction.Published, ThemeAction.TakenOffSite, ThemeAction.Published)]
    [InlineData("Published TakenOff Published", ThemeAction.Published, ThemeAction.Merged, ThemeAction.BroughtBack)]
    [InlineData("Published TakenOff Published", ThemeAction.Published, ThemeAction.Deleted, ThemeAction.BroughtBack)]
    [InlineData("Published", ThemeAction.Merged, ThemeAction.BroughtBack, ThemeAction.Published)]
    [InlineData("Published TakenOff", ThemeAction.Published, ThemeAction.TakenOffSite, ThemeAction.Deleted, ThemeAction.BroughtBack)]
    public void What_curators_did_to_a_theme_is_listed(string expected, params ThemeAction[] then)
    {
        var theme = A.Theme("Meetings", "", 1, then) with { Published = Meetings.Published };

        Assert.Equal(expected, string.Join(' ', Build(Rows, theme).ThemeChanges.Reverse().Select(change => change.What)));
    }

    [Fact]
    public async Task The_page_of_changes_names_only_themes_that_are_shown()
    {
        var manifesto = Build(Rows, Meetings, A.OnSite(A.Theme("Zebra")), A.Theme("Zebra off", "", 43_200, ThemeAction.Published, ThemeAction.TakenOffSite));

        var changes = await Rendered("changes/index.html", manifesto);
        Assert.Equal(
            ["1 April 2026 · The curators took a theme off the site", "2 March 2026 · The curators published the theme Meetings"],
            changes.QuerySelectorAll(".cm-change").Select(change => OneLine(change)).Where(change => change.Contains("theme", StringComparison.Ordinal)));
        Assert.Equal($"/themes/{A.Id("Meetings")}/", Link(changes, "Meetings"));
        var month = await Rendered("changes/2026-04/index.html", manifesto);
        Assert.Equal(["1 April 2026 · The curators took a theme off the site"], month.QuerySelectorAll(".cm-change").Select(change => OneLine(change)));
    }

    [Fact]
    public async Task A_principle_that_curators_wrote_links_the_notes_that_are_published()
    {
        var manifesto = Build([A.DraftedFrom(A.Principle("Drafted", 9), "One log", "Gone", "No minutes", "Past"), Retired(A.Principle("Past")), A.Gone(A.Barrier("Gone")), .. Rows]);

        foreach (var path in new[] { "principles/drafted/index.html", $"contributions/{A.Id("Drafted")}/index.html" })
        {
            var page = await Rendered(path, manifesto);
            Assert.Contains("Written by the curators from 2 notes · 2 March 2026", OneLine(page.Body!), StringComparison.Ordinal);
            Assert.DoesNotContain("Shared anonymously", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal([$"/contributions/{A.Id("One log")}/", $"/contributions/{A.Id("No minutes")}/"], page.QuerySelectorAll(".govuk-details li a").Select(link => link.GetAttribute("href")));
        }

        var data = JsonNode.Parse(Json(manifesto))!["principles"]!.AsArray();
        Assert.Equal([$"{A.Id("One log")}", $"{A.Id("No minutes")}"], data.Single(item => (string)item!["title"]! == "Drafted")!["writtenFrom"]!.AsArray().Select(id => (string)id!));
        Assert.Null(data.Single(item => (string)item!["title"]! == "Write it down")!["writtenFrom"]);
        Assert.Contains($"\n\nWritten by the curators from 2 notes\n\n- One log: {A.Site.Permalink(A.Id("One log"))}\n", Text(ManifestoMarkdown.Create(manifesto, A.Manifesto(), A.Site, AllWords.English)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_principle_whose_notes_are_gone_is_written_by_the_curators()
    {
        var manifesto = Build([A.DraftedFrom(A.Principle("Drafted"), "Gone") with { Credit = "Ada" }, A.Gone(A.Barrier("Gone")) with { Credit = "Zebra" }]);

        var page = await Rendered("principles/drafted/index.html", manifesto);
        Assert.Contains("Written by the curators · Shared by Ada · 2 March 2026", OneLine(page.Body!), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".govuk-details"));
        Assert.Empty(JsonNode.Parse(Json(manifesto))!["principles"]![0]!["writtenFrom"]!.AsArray());
        Assert.DoesNotContain("from 0", Text(ManifestoMarkdown.Create(manifesto, A.Manifesto(), A.Site, AllWords.English)), StringComparison.Ordinal);
    }

    private static Manifesto Build(PublishedRow[] rows, params Theme[] themes) => ManifestoBuilder.Build(rows, A.Manifesto(), themes);

    private static PublishedRow Retired(PublishedRow row) => row with { Content = row.Content! with { Retired = true } };

    private static IEnumerable<PlannedFile> Plan(Manifesto manifesto) => TheSite.Renderer().Plan(manifesto, SiteHistory.Empty, A.Stewardship());

    private static async Task AssertNowhere(string hidden, Manifesto manifesto, Func<string, bool>? except = null)
    {
        foreach (var file in Plan(manifesto).Where(file => except?.Invoke(file.Path) != true))
            Assert.False($"{file.Path} {Text((await file.Render()).Content)}".Contains(hidden, StringComparison.OrdinalIgnoreCase), $"{file.Path} has {hidden}");
        Assert.DoesNotContain(hidden, Text(SnapshotDocument.Create(manifesto, A.Manifesto(), A.Site)), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<IHtmlDocument> Rendered(string path, Manifesto manifesto) =>
        Html.Parsed(Text((await Assert.Single(Plan(manifesto), file => file.Path == path).Render()).Content));

    private static string OneLine(INode node) => string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Link(IHtmlDocument page, string text) => Assert.Single(page.Links, link => link.TextContent == text).GetAttribute("href");

    private static IReadOnlyList<string> Columns(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("section").Select(column => $"{column.QuerySelector("h2")!.TextContent}: {string.Join(", ", column.QuerySelectorAll(".cm-note__title").Select(note => note.TextContent))}")];

    private static IEnumerable<string> Outline(IEnumerable<PublishedTheme> themes) => themes.Select(theme => $"{theme.Name}: {string.Join(", ", theme.Items.Select(item => item.Title))}");

    private static string Json(Manifesto manifesto) => Text(ManifestoJson.Create(manifesto, edition: null, A.Manifesto(), A.Site));

    private static string Text(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetString(content.Span);
}
