using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing;

/// <summary><c>feed.atom</c> (RFC 4287): what was published or reworded last.</summary>
public static class ManifestoFeed
{
    /// <summary>More than any feed reader has missed.</summary>
    private const int Entries = 50;

    public static ReadOnlyMemory<byte> Create(Manifesto manifesto, ManifestoSettings settings, SiteSettings site, AllWords words)
    {
        var items = All(manifesto, words.Form).OrderByDescending(item => item.Origin.UpdatedAt).ThenBy(item => item.Id.ToString(), StringComparer.Ordinal).Take(Entries).ToList();
        // Not the manifesto's own time, which also changes when principles are reordered.
        var updated = items.Count == 0 ? DateTimeOffset.UnixEpoch : items[0].Origin.UpdatedAt;
        var feed = new SyndicationFeed(settings.Name, settings.Preamble, new Uri(site.SiteUrl), $"{site.SiteUrl}/feed.atom", updated)
        {
            Items = [.. items.Select(item => ToItem(item, site))],
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

    private static IEnumerable<Entry> All(Manifesto manifesto, FormWords words) =>
        manifesto.Principles.Select(item => new Entry(item.Id, words.PrincipleName, item.Title, item.WholeText, item.Origin))
            .Concat(manifesto.AllGuidance.Select(item => new Entry(item.Id, words.GuidanceName, item.Title, item.Text, item.Origin)))
            .Concat(manifesto.Barriers.Select(item => new Entry(item.Id, words.BarrierName, item.Title, item.Text, item.Origin)));

    private static SyndicationItem ToItem(Entry entry, SiteSettings site)
    {
        var address = site.Permalink(entry.Id);
        var item = new SyndicationItem($"{entry.Kind}: {entry.Title}", SyndicationContent.CreateHtmlContent(SafeHtml.FromFormatted(entry.Text).ToString()), new(address), address, entry.Origin.UpdatedAt)
        {
            PublishDate = entry.Origin.PublishedAt,
        };
        if (entry.Origin.Credit is { } credit)
            item.Authors.Add(new() { Name = credit });
        return item;
    }

    private sealed record Entry(ContributionId Id, string Kind, string Title, string Text, Origin Origin);
}
