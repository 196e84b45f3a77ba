using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

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

/// <summary>Frames for the two places that pages are served from.</summary>
public sealed class PageFrames(IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto, SiteAssets assets, AllWords words)
{
    private string SitePolicy { get; } =
        $"default-src 'none'; style-src 'self'; img-src 'self'; form-action {site.Value.ApiUrl}; base-uri 'none'";

    /// <summary>The policy of the functions' pages, which take stylesheet and icon from the site.</summary>
    public string ApiPolicy { get; } =
        $"default-src 'none'; style-src {site.Value.SiteUrl}; img-src {site.Value.SiteUrl}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The policy of those among them that have scripts, which come from the site too.</summary>
    public string ApiScriptPolicy => $"{ApiPolicy}; script-src {site.Value.SiteUrl}";

    public PageFrame ForSite(string title, string description, params IReadOnlyList<SiteFile> scripts) =>
        new(title, "", site.Value, manifesto.Value, assets, words.Frame, words.Language, scripts.Count > 0 ? $"{SitePolicy}; script-src 'self'" : SitePolicy, description)
        {
            Scripts = scripts,
        };

    public PageFrame ForApi(string title, params IReadOnlyList<SiteFile> scripts) =>
        new(title, site.Value.SiteUrl, site.Value, manifesto.Value, assets, words.Frame, words.Language) { Scripts = scripts };
}

/// <summary>A heading of a part that stands at different depths of different pages.</summary>
public sealed record HeadingModel(int Level, string Text);

public sealed record MessageModel(PageFrame Frame, Message Message, string LinkText, string LinkTarget);
