using System.Text;
using System.Xml.Linq;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Publishing;

/// <summary><c>sitemap.xml</c> (https://www.sitemaps.org/protocol.html) and <c>robots.txt</c> (RFC 9309).</summary>
public static class SiteMap
{
    private static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static byte[] Create(Manifesto manifesto, ChangeHistory changes, EditionShelf editions, SiteSettings site)
    {
        string[] pages = ["/", "/whole/", "/poster/", "/board/", "/contribute/", "/join/", "/changes/", "/editions/", "/about/", "/decisions/", "/privacy/", "/accessibility/"];
        var addresses = pages.Select(page => site.SiteUrl + page)
            .Concat(manifesto.Principles.Select(principle => $"{site.SiteUrl}/principles/{principle.Slug}/"))
            .Concat(manifesto.Themes.Select(theme => $"{site.SiteUrl}/{theme.Path}").Prepend($"{site.SiteUrl}/themes/").Where(_ => !manifesto.Themes.IsEmpty))
            .Concat(editions.Current is null ? [] : [$"{site.SiteUrl}/sign/", $"{site.SiteUrl}/signatories/"])
            .Concat(editions.Editions.Select(edition => $"{site.SiteUrl}/{edition.Path}"))
            .Concat(changes.Months.Select(month => $"{site.SiteUrl}/{month.Path}"))
            .Concat(manifesto.AllGuidance.Select(guidance => site.Permalink(guidance.Id)))
            .Concat(manifesto.Barriers.Select(barrier => site.Permalink(barrier.Id)));
        var map = new XElement(Names + "urlset", addresses.Select(address => new XElement(Names + "url", new XElement(Names + "loc", address))));
        return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{map}\n");
    }

    public static byte[] Robots(SiteSettings site) => Encoding.UTF8.GetBytes($"User-agent: *\nAllow: /\n\nSitemap: {site.SiteUrl}/sitemap.xml\n");
}
