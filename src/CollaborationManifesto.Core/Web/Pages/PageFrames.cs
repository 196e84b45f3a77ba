using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Web.Pages;

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
