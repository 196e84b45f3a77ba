using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Web.Pages;

/// <summary>What surrounds every page: title, header, footer and the addresses that they link to.</summary>
/// <param name="Title">The page's own title; the manifesto's name follows it.</param>
/// <param name="Root">What precedes the site's paths: nothing on the site itself, its origin on the functions' pages.</param>
/// <param name="ContentSecurityPolicy">Static pages carry it in a <c>meta</c> element, because their host cannot send headers.</param>
/// <param name="Description">For search results and link previews; null where a page is nobody else's business.</param>
public sealed record PageFrame(
    string Title,
    string Root,
    SiteSettings Site,
    ManifestoSettings Manifesto,
    SiteAssets Assets,
    FrameWords Words,
    Language Language,
    string? ContentSecurityPolicy = null,
    string? Description = null)
{
    /// <summary>Files of the site that make this page handier; without them it works as well.</summary>
    public IReadOnlyList<SiteFile> Scripts { get; init; } = [];

    /// <summary>Where a reader is sent at once, because static hosting cannot redirect.</summary>
    public string? ForwardTo { get; init; }

    public string FullTitle => Title == Manifesto.Name ? Title : $"{Title} – {Manifesto.Name}";
}
