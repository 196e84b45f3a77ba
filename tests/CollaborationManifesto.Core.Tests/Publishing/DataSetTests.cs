using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Publishing;

/// <summary>The manifesto in formats for other programs.</summary>
public sealed class DataSetTests
{
    private static readonly Manifesto Small = ManifestoBuilder.Build(
        [
            A.Principle("Write it *down*", minute: 0, text: "So that nobody argues twice.\n\n# Why\n\nBecause.", importance: "=Memory fades.", meaning: "- Keep **one** list\n- Date it"),
            A.Barrier("=HYPERLINK(\"https://example.org\")", minute: 1, text: "One, \"two\"\nthree", principles: "Write it *down*"),
            A.Guidance("@We <did>", minute: 2, credit: "-Ada", principles: "Write it *down*"),
            A.Guidance("Ask early", minute: 3),
        ],
        A.Manifesto());

    [Fact]
    public void The_feed_is_read_back_newest_first_and_its_texts_are_safe()
    {
        using var reader = XmlReader.Create(new MemoryStream(ManifestoFeed.Create(Small, ChangeHistory.From(Small, ChangeLog.Empty), EditionShelf.Empty, A.Manifesto(), A.Site, AllWords.English).ToArray()));
        var feed = SyndicationFeed.Load(reader);

        Assert.Equal(["Guidance: Ask early", "Guidance: @We <did>", "Barrier: =HYPERLINK(\"https://example.org\")", "Principle: Write it *down*"], feed.Items.Select(item => item.Title.Text));
        Assert.Equal(A.Site.Permalink(A.Id("@We <did>")), feed.Items.ElementAt(1).Id);
        Assert.Equal("-Ada", feed.Items.ElementAt(1).Authors.Single().Name);
        Assert.Equal(A.Morning.AddMinutes(2), feed.Items.ElementAt(1).PublishDate);
        Assert.Equal("https://manifesto.example.org/feed.atom", feed.Links.Single(link => link.RelationshipType == "self").Uri.ToString());
        Assert.Contains("<p>So that nobody argues twice.</p>", ((TextSyndicationContent)feed.Items.Last().Content).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_words_update_the_entry_and_keep_its_id()
    {
        var amended = A.Barrier("Amended", minute: 0);
        var feed = Read(amended with { Content = amended.Content! with { WordsChangedAt = A.Morning.AddMinutes(5), ChangedAt = A.Morning.AddMinutes(9) } }, A.Barrier("Newer", minute: 3));

        Assert.Equal(["Barrier: Amended", "Barrier: Newer"], feed.Items.Select(item => item.Title.Text));
        var entry = feed.Items.First();
        Assert.Equal((A.Site.Permalink(amended.Id), A.Morning, A.Morning.AddMinutes(5)), (entry.Id, entry.PublishDate, entry.LastUpdatedTime));
        Assert.Equal(A.Morning.AddMinutes(5), feed.LastUpdatedTime);
    }

    [Fact]
    public void A_vote_or_another_order_changes_nothing_in_the_feed()
    {
        var entry = A.Barrier("Voted on", minute: 1);
        var later = entry with { Content = entry.Content! with { ChangedAt = A.Morning.AddMinutes(9), Position = 1 } };

        Assert.Equal(Feed(entry), Feed(later));
    }

    [Fact]
    public void An_edit_before_publication_does_not_date_the_entry_back()
    {
        var entry = A.Barrier("Edited first", minute: 4);

        Assert.Equal(A.Morning.AddMinutes(4), Read(entry with { Content = entry.Content! with { WordsChangedAt = A.Morning } }).Items.Single().LastUpdatedTime);
    }

    [Fact]
    public void The_oldest_of_more_than_fifty_is_in_the_feed_again_when_its_words_change()
    {
        var rows = Enumerable.Range(0, 60).Select(minute => A.Barrier($"Number {minute}", minute)).ToArray();
        Assert.DoesNotContain(Read(rows).Items, item => item.Title.Text == "Barrier: Number 0");

        var again = Read([rows[0] with { Content = rows[0].Content! with { WordsChangedAt = A.Morning.AddHours(2) } }, .. rows.Skip(1)]);

        Assert.Equal((50, "Barrier: Number 0"), (again.Items.Count(), again.Items.First().Title.Text));
    }

    private static string Feed(params PublishedRow[] rows) =>
        Feed(ManifestoBuilder.Build(rows, A.Manifesto()), ChangeLog.Empty, EditionShelf.Empty);

    private static string Feed(Manifesto manifesto, ChangeLog changes, EditionShelf editions) =>
        Encoding.UTF8.GetString(ManifestoFeed.Create(manifesto, ChangeHistory.From(manifesto, changes), editions, A.Manifesto(), A.Site, AllWords.English).Span);

    private static SyndicationFeed Read(params PublishedRow[] rows)
    {
        using var reader = XmlReader.Create(new StringReader(Feed(rows)));
        return SyndicationFeed.Load(reader);
    }

    [Fact]
    public void No_cell_of_the_table_is_a_formula()
    {
        var bytes = ManifestoCsv.Create(Small, A.Site).ToArray();
        var text = Encoding.UTF8.GetString(bytes.AsSpan(3));

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.StartsWith("id,kind,number,title,text,category,sharedBy,editedByCurators,writtenAt,url,principles,importance,meaning,theme,about,again\r\n", text, StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"https://example.org\"\")\",\"One, \"\"two\"\"  \nthree\",Culture,", text, StringComparison.Ordinal);
        // RFC 4180 allows quotes around any field.
        Assert.Contains(",guidance,,'@We <did>,Text.,Culture,'-Ada,false,", text.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(",'=Memory fades.,Keep **one** list\nDate it,,,\r\n", text.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.EndsWith($"{A.Id("Write it *down*")},,,,,\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_category_has_the_same_name_in_data_and_on_pages()
    {
        var manifesto = ManifestoBuilder.Build([A.Barrier("B", category: "weather")], A.Manifesto());

        var text = Encoding.UTF8.GetString(ManifestoMarkdown.Create(manifesto, A.Manifesto(), A.Site, AllWords.English with { Board = new() { NoCategory = "Elsewhere" } }).Span);

        Assert.Contains("### Elsewhere\n\n- B: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_Markdown_document_shows_what_was_typed()
    {
        var text = Encoding.UTF8.GetString(ManifestoMarkdown.Create(Small, A.Manifesto(), A.Site, AllWords.English).Span);

        Assert.Contains("\n\n## 1. Write it \\*down\\*\n\nSo that nobody argues twice.\n\n\\# Why\n\nBecause.\n\n### Why it’s important\n\n=Memory fades.\n\n### What it means\n\n- Keep **one** list\n- Date it\n\n### Guidance\n\n- @We &lt;did> (Shared by -Ada): https", text, StringComparison.Ordinal);
        Assert.Contains("\n\n## What stops us\n\n### Culture\n\n- =HYPERLINK(\"https://example.org\"): https", text, StringComparison.Ordinal);
        Assert.Contains($"\n\n## More guidance\n\n- Ask early (Shared anonymously): {A.Site.Permalink(A.Id("Ask early"))}\n\n## What stops us\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_map_of_the_site_names_every_page()
    {
        var map = XDocument.Parse(Encoding.UTF8.GetString(SiteMap.Create(Small, ChangeHistory.From(Small, ChangeLog.Empty), EditionShelf.Empty, A.Site)));

        var addresses = map.Descendants().Where(element => element.Name.LocalName == "loc").Select(element => element.Value).ToList();
        Assert.Contains("https://manifesto.example.org/principles/write-it-down/", addresses);
        Assert.Contains(A.Site.Permalink(A.Id("@We <did>")), addresses);
        Assert.Equal(17, addresses.Count);
        Assert.Contains("https://manifesto.example.org/changes/2026-03/", addresses);
        Assert.EndsWith("\nSitemap: https://manifesto.example.org/sitemap.xml\n", Encoding.UTF8.GetString(SiteMap.Robots(A.Site)), StringComparison.Ordinal);
    }
}
