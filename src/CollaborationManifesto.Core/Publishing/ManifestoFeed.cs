using System.Diagnostics;
using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Encodings.Web;
using System.Xml;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Publishing.Pages;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing;

/// <summary><c>feed.atom</c> (RFC 4287): what was published or reworded last, which principles got another number or were retired, and the editions.</summary>
public static class ManifestoFeed
{
    /// <summary>More than any feed reader has missed.</summary>
    private const int Entries = 50;

    public static ReadOnlyMemory<byte> Create(Manifesto manifesto, ChangeHistory changes, EditionShelf editions, ManifestoSettings settings, SiteSettings site, AllWords words)
    {
        var items = Texts(manifesto, changes, site, words).Concat(Renumbered(changes, site, words.Changes)).Concat(Retired(changes, site, words)).Concat(Named(editions, site, words))
            .OrderByDescending(item => item.UpdatedAt).ThenBy(item => item.Address, StringComparer.Ordinal).Take(Entries).ToList();
        // Not the manifesto's own time, which also changes with decisions.
        var updated = items.Count == 0 ? DateTimeOffset.UnixEpoch : items[0].UpdatedAt;
        var feed = new SyndicationFeed(settings.Name, settings.Preamble, new Uri(site.SiteUrl), $"{site.SiteUrl}/feed.atom", updated)
        {
            Items = [.. items.Select(ToItem)],
            Copyright = new(settings.LicenceName),
            Language = words.Language.Tag,
        };
        feed.Links.Add(SyndicationLink.CreateSelfLink(new($"{site.SiteUrl}/feed.atom"), "application/atom+xml"));
        feed.Authors.Add(new() { Name = settings.Name });
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
            feed.SaveAsAtom10(writer);
        return stream.ToArray();
    }

    private static IEnumerable<Entry> Texts(Manifesto manifesto, ChangeHistory changes, SiteSettings site, AllWords words)
    {
        return manifesto.Principles.Select(item => ToEntry(item.Id, words.Form.PrincipleName, item.Title, item.WholeText, item.Origin))
            .Concat(manifesto.AllGuidance.Select(item => ToEntry(item.Id, words.Form.GuidanceName, item.Title, item.Text, item.Origin)))
            .Concat(manifesto.Barriers.Select(item => ToEntry(item.Id, words.Form.BarrierName, item.Title, item.Text, item.Origin)));

        Entry ToEntry(ContributionId id, string kind, string title, string text, Origin origin)
        {
            var reworded = changes.Of(id).FirstOrDefault(change => change.Rewording is not null);
            // The words before and after come with the snapshot, later than the words.
            return new(site.Permalink(id), $"{kind}: {title}", reworded?.At > origin.UpdatedAt ? reworded.At : origin.UpdatedAt)
            {
                PublishedAt = origin.PublishedAt,
                Credit = origin.Credit,
                Html = () => SafeHtml.FromFormatted(text) + (reworded is null ? "" : ChangedWords(reworded, words)),
            };
        }
    }

    private static IEnumerable<Entry> Renumbered(ChangeHistory changes, SiteSettings site, ChangesWords words) =>
        from moved in changes.All
        where moved.Renumbering is not null
        group moved by moved.At into moves
        select new Entry($"{site.SiteUrl}/changes/#{moves.Key.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}", words.NewNumbers, moves.Key)
        {
            Link = $"{site.SiteUrl}/changes/{Language.MonthKey(moves.Key)}/",
            Html = () => $"<ul>{string.Concat(moves.Select(move => $"<li>{Encoded($"{words.Renumbered(move.Renumbering!.Before, move.Renumbering.Now)}: {move.Item!.Title}")}</li>"))}</ul>",
        };

    private static IEnumerable<Entry> Retired(ChangeHistory changes, SiteSettings site, AllWords words) =>
        from change in changes.All
        where change is { What: ChangeKind.Retired, Item: not null }
        select new Entry($"{site.SiteUrl}{change.Item!.Link}#retired", $"{words.Changes.Did(change.What)}: {change.Item.Title}", change.At)
        {
            Html = () => $"<p>{Encoded(words.Site.Retired(words.Language.Day(change.At)))}</p>",
        };

    private static IEnumerable<Entry> Named(EditionShelf editions, SiteSettings site, AllWords words) =>
        editions.Editions.Select(edition => new Entry($"{site.SiteUrl}/{edition.Path}", words.EditionPage.Name(edition.Number, edition.Title), edition.Corrections is [.., var last] ? last.Act.At : edition.Named!.At)
        {
            PublishedAt = edition.Named!.At,
            Html = () => edition.Note.Length == 0 ? "" : $"<p dir=\"auto\">{string.Join("<br>", edition.Note.Split('\n').Select(Encoded))}</p>",
        });

    /// <summary>Feed readers show <c>ins</c> and <c>del</c>.</summary>
    private static string ChangedWords(ShownChange change, AllWords words)
    {
        var parts = change.Rewording is { Before: { } before, Now: { } now }
            ? new RewordingModel(words, change.Rewording).Parts(before, now).Select(part =>
                $"{(part.Heading is { } heading ? $"<h3>{Encoded(heading)}</h3>" : "")}<p dir=\"auto\">{string.Concat(WordChanges.Excerpt(part.Before, part.Now).Select(Marked))}</p>")
            : [$"<p>{Encoded(words.Changes.EarlierWordsRemoved)}</p>"];
        return $"<h2>{Encoded($"{words.Changes.Did(change.What)}, {words.Language.Day(change.At)}")}</h2>{string.Concat(parts)}";

        static string Marked(ChangedPiece piece) => piece.Change switch
        {
            Change.Added => $"<ins>{Encoded(piece.Text)}</ins>",
            Change.Removed => $"<del>{Encoded(piece.Text)}</del>",
            Change.Kept => Encoded(piece.Text),
            _ => throw new UnreachableException(),
        };
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);

    private static SyndicationItem ToItem(Entry entry)
    {
        var item = new SyndicationItem(entry.Title, SyndicationContent.CreateHtmlContent(entry.Html()), new(entry.Link ?? entry.Address), entry.Address, entry.UpdatedAt)
        {
            PublishDate = entry.PublishedAt ?? entry.UpdatedAt,
        };
        if (entry.Credit is { } credit)
            item.Authors.Add(new() { Name = credit });
        return item;
    }

    /// <param name="Address">Its id too.</param>
    private sealed record Entry(string Address, string Title, DateTimeOffset UpdatedAt)
    {
        public required Func<string> Html { get; init; }

        /// <summary>Null if its address is a page.</summary>
        public string? Link { get; init; }

        public DateTimeOffset? PublishedAt { get; init; }

        public string? Credit { get; init; }
    }
}
