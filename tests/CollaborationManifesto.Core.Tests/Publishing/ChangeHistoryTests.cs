using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Publishing;

/// <summary>What readers are told of changes, from the record to the words on the pages.</summary>
public sealed class ChangeHistoryTests
{
    private static readonly DateTimeOffset May = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly PublishedRow Kept = A.Principle("Write it down", 1);
    private static readonly PublishedRow Retired = A.Principle("Old habit", 2) is var row ? row with { Content = row.Content! with { Retired = true } } : row;
    private static readonly PublishedRow Barrier = A.Barrier("No log");
    private static readonly PublishedRow Withdrawn = A.Gone(A.Barrier("Zebra")) with { Withdrawn = true };
    private static readonly PublishedRow Merged = A.Gone(A.Barrier("Same thing")) with { MergedInto = Barrier.Id };
    private static readonly Manifesto Manifesto = ManifestoBuilder.Build([Kept, Retired, Barrier, Withdrawn, Merged], A.Manifesto());

    [Fact]
    public void Each_kind_of_change_is_told_and_nothing_of_what_is_gone()
    {
        var words = new ItemWords("Zebra", "Zebra did it.", null, null);
        var history = ChangeHistory.From(Manifesto, An.Log(
            May,
            Change(Kept) with { Rewording = new(1, 2, words with { Title = "Write" }, words), Renumbering = new(3, 4) },
            Change(Retired) with { IsGone = true },
            Change(Barrier) with { IsGone = true },
            Change(Barrier) with { IsNew = true, Category = new("Tools", "Culture"), HasOtherPrinciples = true },
            Change(Merged) with { IsGone = true },
            Change(Withdrawn) with { Rewording = new(1, 2, words, words), Category = new("Tools", "Zebra") },
            Change(Withdrawn) with { IsGone = true }));

        Assert.Equal(
            [
                (ChangeKind.Gone, null, null), (ChangeKind.Merged, null, "No log"), (ChangeKind.Recategorised, "No log", null), (ChangeKind.Relinked, "No log", null), (ChangeKind.Renumbered, "Write it down", null),
                (ChangeKind.Retired, "Old habit", null), (ChangeKind.Returned, "No log", null), (ChangeKind.Reworded, "Write it down", null),
            ],
            history.All.Where(change => change.At == May).Select(change => (change.What, change.Item?.Title, change.MergedInto?.Title)).OrderBy(change => change.What.ToString(), StringComparer.Ordinal));
        Assert.Equal(["No log", "Old habit", "Write it down"], history.All.Where(change => change.What == ChangeKind.Added).Select(change => change.Item!.Title).Order());
        Assert.Equal("1 principle reworded, 1 renumbered, 1 retired; 1 barrier published again, 1 in another category, 1 linked to other principles, 1 merged with others, 1 no longer published", AllWords.English.Changes.Summary(history.Since(0)));
    }

    [Theory]
    [InlineData("We write it down.", "We write everything down.", "We write [-it-][+everything+] down.")]
    [InlineData("notes and unfinished work are kept", "notes and drafts are kept", "notes and [-unfinished work-][+drafts+] are kept")]
    [InlineData("", "New words.", "[+New words.+]")]
    [InlineData("כותבים את זה", "כותבים את הכול", "כותבים את [-זה-][+הכול+]")]
    [InlineData("<b>it</b>", "<i>it</i>", "[-<b>it</b>-][+<i>it</i>+]")]
    public async Task Readers_see_the_words_before_and_after(string before, string now, string expected)
    {
        var page = await Changes(An.Log(May, Reworded(before, now)));

        var change = page.QuerySelector(".cm-changes__text")!;
        Assert.Equal("auto", change.GetAttribute("dir"));
        Assert.Equal(expected, Marked(change));
        Assert.Contains("Reworded: Write it down", Spaces(page.QuerySelector(".cm-change p")!.TextContent), StringComparison.Ordinal);
        Assert.Contains(expected, Marked((await PrinciplePageOf(An.Log(May, Reworded(before, now)))).QuerySelector(".cm-change .cm-changes__text")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_words_that_stayed_are_left_out_around_the_change()
    {
        var stays = string.Join(' ', Enumerable.Repeat("word", 200));

        var text = Marked((await Changes(An.Log(May, Reworded($"{stays} old {stays}", $"{stays} new {stays}")))).QuerySelector(".cm-changes__text")!);

        Assert.Contains("[-old-][+new+]", text, StringComparison.Ordinal);
        Assert.StartsWith("… word", text, StringComparison.Ordinal);
        Assert.EndsWith("word …", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 100, 400);
    }

    [Theory]
    [InlineData(false, true, false, "The earlier words were removed.")]
    [InlineData(true, false, false, "These words were removed later.")]
    [InlineData(false, false, true, "Compare the words in Version 1")]
    public async Task Words_that_are_not_there_are_said_to_be_so(bool hasBefore, bool hasNow, bool isOld, string sentence)
    {
        var words = new ItemWords("Write it down", "Words.", null, null);

        var page = await Changes(An.Log(May, Change(Kept) with { Rewording = new(1, 2, hasBefore ? words : null, hasNow ? words : null) { IsOld = isOld } }));

        Assert.Equal(sentence, Spaces(page.QuerySelector(".cm-changes")!.TextContent));
    }

    [Fact]
    public async Task A_new_number_is_on_the_page_of_changes_and_on_the_principles_own()
    {
        var log = An.Log(May, Change(Kept) with { Renumbering = new(3, 1) });

        Assert.Contains("3 is now 1: Write it down", Spaces((await Changes(log)).Body!.TextContent), StringComparison.Ordinal);
        Assert.Contains("4 May 2026 · 3 is now 1", Spaces((await PrinciplePageOf(log)).QuerySelector("#history + ul")!.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retired_principle_says_since_when()
    {
        var page = await Rendered("principles/old-habit/index.html", An.Log(May, Change(Retired) with { IsGone = true }), EditionShelf.Empty);

        Assert.Contains("We retired this principle on 4 May 2026.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("We retired this principle. ", (await Rendered("principles/old-habit/index.html", ChangeLog.Empty, EditionShelf.Empty)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_cut_off_without_a_link()
    {
        var log = An.Log(May, [.. Enumerable.Range(0, 450).Select(_ => Change(Kept) with { Renumbering = new(1, 2) }), .. Enumerable.Range(0, 60).Select(_ => Change(Barrier) with { HasOtherPrinciples = true })]);

        var changes = await Changes(log);
        Assert.Equal("/changes/2026-05/", Assert.Single(changes.Links.OfType<IHtmlAnchorElement>(), link => link.Text == "See 430 more changes to principles").GetAttribute("href"));
        var shown = 0;
        for (var address = "changes/2026-05/"; address is not null;)
        {
            var page = await Rendered($"{address}index.html", log, EditionShelf.Empty);
            shown += page.QuerySelectorAll(".cm-change").Length;
            address = page.QuerySelector("[rel=next]")?.GetAttribute("href")?[1..];
        }

        Assert.Equal(510, shown);
        Assert.Contains("part 1", (await Rendered("changes/2026-05/part-1/index.html", log, EditionShelf.Empty)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_principle_is_cited_with_the_edition_that_has_it_as_it_is()
    {
        var shelf = An.Shelf(SnapshotDocument.Create(Manifesto, A.Manifesto(), A.Site), An.Edition(1, "Edition 1"), An.Edition(2, "The winter one"));

        var page = await PrinciplePageOf(ChangeLog.Empty, shelf);
        Assert.Equal("“Write it down”, principle 1, Collaboration Manifesto, Edition 2: The winter one, 2 March 2026, https://manifesto.example.org/editions/2/#principle-1", page.QuerySelector(".cm-cite")!.TextContent);
        Assert.DoesNotContain("changed since", page.Body!.TextContent, StringComparison.Ordinal);
        var reworded = ManifestoBuilder.Build([Kept with { Content = Kept.Content! with { Text = "Other words." } }, Barrier], A.Manifesto());
        var changed = await PrinciplePageOf(ChangeLog.Empty, shelf, reworded);
        Assert.Equal("“Write it down”, principle 1, Collaboration Manifesto, as of 2 March 2026, https://manifesto.example.org/principles/write-it-down/", changed.QuerySelector(".cm-cite")!.TextContent);
        Assert.Contains("The words of this principle have changed since Edition 2: The winter one.", Spaces(changed.Body!.TextContent), StringComparison.Ordinal);
        var moved = ManifestoBuilder.Build([A.Principle("New first", 9) is var first ? first with { Content = first.Content! with { Position = -1 } } : first, Kept], A.Manifesto());
        Assert.Contains("This principle has another number in Edition 2", Spaces((await PrinciplePageOf(ChangeLog.Empty, shelf, moved)).Body!.TextContent), StringComparison.Ordinal);
        Assert.Contains("This principle is not in Edition 2", Spaces((await Rendered("principles/new-first/index.html", ChangeLog.Empty, shelf, moved)).Body!.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_names_the_current_edition_and_what_is_newer()
    {
        var shelf = An.Shelf("{}"u8.ToArray(), An.Edition(1, "First words") with { Snapshot = 0 });

        var home = Spaces((await Rendered("index.html", An.Log(May, Change(Kept) with { Renumbering = new(3, 1) }), shelf)).QuerySelector(".cm-hero")!.TextContent);
        Assert.Contains("Edition 1: First words, 2 March 2026 · Since Edition 1: 1 principle renumbered", home, StringComparison.Ordinal);
        Assert.Contains("Since Edition 1: nothing has changed", Spaces((await Rendered("index.html", ChangeLog.Empty, shelf)).QuerySelector(".cm-hero")!.TextContent), StringComparison.Ordinal);
        Assert.Contains("Edition 1: First words, 2 March 2026 · https://", Spaces((await Rendered("whole/index.html", ChangeLog.Empty, An.Shelf(SnapshotDocument.Create(Manifesto, A.Manifesto(), A.Site), An.Edition(1, "First words")))).Body!.TextContent), StringComparison.Ordinal);
        Assert.Contains("As of 4 May 2026, with changes since Edition 1", Spaces((await Rendered("whole/index.html", An.Log(May, Change(Kept) with { Renumbering = new(3, 1) }), shelf)).Body!.TextContent), StringComparison.Ordinal);
        Assert.Contains("As of 2 March 2026 · https://", Spaces((await Rendered("whole/index.html", ChangeLog.Empty, EditionShelf.Empty)).Body!.TextContent), StringComparison.Ordinal);
        Assert.DoesNotContain("Edition", (await Rendered("index.html", ChangeLog.Empty, EditionShelf.Empty)).QuerySelector(".cm-hero")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_home_page_a_principle_can_be_quoted_and_a_change_read_with_one_click_each()
    {
        var log = An.Log(May, Reworded("We write it down.", "We write everything down."));
        var home = await Rendered("index.html", log, EditionShelf.Empty);

        var principle = await Rendered(FileOf("Write it down"), log, EditionShelf.Empty);
        Assert.StartsWith("“Write it down”, principle 1, ", principle.QuerySelector(".cm-cite")!.TextContent, StringComparison.Ordinal);
        var changes = await Rendered(FileOf("Last changed 4 May 2026"), log, EditionShelf.Empty);
        Assert.Equal("We write [-it-][+everything+] down.", Marked(changes.QuerySelector(".cm-changes__text")!));

        string FileOf(string link) => $"{home.QuerySelectorAll("main a").First(one => one.TextContent == link).GetAttribute("href")![1..]}index.html";
    }

    [Fact]
    public async Task An_edition_is_its_snapshot_and_says_what_was_removed()
    {
        var rows = new[] { Kept with { Content = Kept.Content! with { Text = "Say *why*.\n\n- a\n- b" } }, A.Principle("Zebra", 3), A.Guidance("A log", principles: "Write it down"), A.Guidance("Loose"), A.Guidance("Under what is gone", principles: "Zebra"), Barrier, A.Barrier("Zebra barrier") };
        var content = SnapshotDocument.Create(ManifestoBuilder.Build(rows, A.Manifesto()), A.Manifesto(), A.Site);
        var redacted = SnapshotDocument.Without(SnapshotRemovals.From([A.Gone(rows[1]), A.Gone(rows[6])]), content)!;

        var page = await Rendered("editions/1/index.html", ChangeLog.Empty, An.Shelf(redacted, An.Edition(1, "Edition 1", "What is new.\n<b>")));

        Assert.Equal("Edition 1", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("What is new.\n<b>", page.QuerySelector(".cm-typed")!.TextContent);
        Assert.Equal("<p>Say <em>why</em>.</p>", page.QuerySelector(".cm-principle__statement")!.InnerHtml.Trim());
        Assert.Equal(2, page.QuerySelectorAll("[aria-labelledby=principle-1] .cm-text li").Length);
        Assert.Equal(["A log", "Under what is gone", "Loose"], page.QuerySelectorAll("h3[dir], h4").Select(heading => heading.TextContent));
        Assert.Contains("Principle 2 was removed from this edition.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 piece of guidance or barrier was removed from this edition.", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Zebra", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(redacted, (await File("editions/1/manifesto.json", ChangeLog.Empty, An.Shelf(redacted, An.Edition(1, "Edition 1")))).Content.ToArray());
    }

    [Fact]
    public async Task An_edition_whose_file_is_gone_says_so()
    {
        var shelf = new EditionShelf([An.Edition(1, "Edition 1")], An.Snapshots(1), new("", new Dictionary<string, string>()), areAsPublished: false, _ => Task.FromResult<ReadOnlyMemory<byte>?>(null));

        Assert.Contains("cannot be shown, because its file is missing", (await Rendered("editions/1/index.html", ChangeLog.Empty, shelf)).Body!.TextContent, StringComparison.Ordinal);
    }

    private static ItemChange Change(PublishedRow row) => new(row.Id.ToString(), row.Kind);

    private static ItemChange Reworded(string before, string now) =>
        Change(Kept) with { Rewording = new(1, 2, new("Write it down", before, null, null), new("Write it down", now, null, null)) };

    /// <summary>With [-removed-] and [+added+] words.</summary>
    private static string Marked(IElement text)
    {
        foreach (var hidden in text.QuerySelectorAll(".govuk-visually-hidden").ToList())
            hidden.Remove();
        return string.Concat(text.Children.Select(piece => piece.LocalName switch { "ins" => $"[+{piece.TextContent}+]", "del" => $"[-{piece.TextContent}-]", _ => piece.TextContent }));
    }

    private static string Spaces(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task<IHtmlDocument> Changes(ChangeLog log) => Rendered("changes/index.html", log, EditionShelf.Empty);

    private static Task<IHtmlDocument> PrinciplePageOf(ChangeLog log, EditionShelf? shelf = null, Manifesto? manifesto = null) =>
        Rendered("principles/write-it-down/index.html", log, shelf ?? EditionShelf.Empty, manifesto);

    private static async Task<IHtmlDocument> Rendered(string path, ChangeLog log, EditionShelf shelf, Manifesto? manifesto = null) =>
        Html.Parsed(Encoding.UTF8.GetString((await File(path, log, shelf, manifesto)).Content.Span));

    private static Task<SiteFile> File(string path, ChangeLog log, EditionShelf shelf, Manifesto? manifesto = null) =>
        Assert.Single(TheSite.Renderer().Plan(manifesto ?? Manifesto, new(An.Snapshots(1), log, shelf), A.Stewardship()), file => file.Path == path).Render();
}
