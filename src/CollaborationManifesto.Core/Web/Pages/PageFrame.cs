using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Web.Pages;

/// <summary>What surrounds the content of every page: title, header, footer and their links.</summary>
/// <param name="Title">The page's own title, without the manifesto's name.</param>
/// <param name="Root">Prefix of links to the site: empty on the site itself, the site's origin on pages of the functions.</param>
/// <param name="ContentSecurityPolicy">For a <c>meta</c> element on static pages, because their host cannot send headers.</param>
/// <param name="Description">For search results and link previews; null on private pages.</param>
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
    /// <summary>Scripts that make the page easier to use; it also works without them.</summary>
    public IReadOnlyList<SiteFile> Scripts { get; init; } = [];

    /// <summary>Address that the page forwards to at once, because static hosting cannot redirect.</summary>
    public string? ForwardTo { get; init; }

    /// <summary>Seconds after which the page loads itself again; null for never. Only someone who asked for it gets it (WCAG 2.2, 2.2.1 and 2.2.2).</summary>
    public int? RefreshAfter { get; init; }

    /// <summary>The page's own address on the site, such as <c>/board/tools/</c>; empty for pages of the functions, and if it has no address of its own.</summary>
    public string Address { get; init; } = "";

    /// <summary>Address of the page that this one is a part of, if the header leads to that; null if that is in its own address.</summary>
    public string? Section { get; init; }

    /// <summary>Where readers report a problem with this page; null on pages of the functions, and while the form is closed.</summary>
    public string? ReportLink => Root.Length > 0 || !TakesContributions ? null : Site.Api("problems") + (Address.Length > 0 ? $"?page={Uri.EscapeDataString(Address)}" : "");

    /// <summary>False while the form is closed: then no page asks for contributions.</summary>
    public bool TakesContributions { get; init; } = true;

    /// <summary>The value of <c>aria-current</c> for the header's link to this folder; null if the page is not in it.</summary>
    public string? Current(string folder) => Address == folder ? "page" : (Section ?? Address).StartsWith(folder, StringComparison.Ordinal) ? "true" : null;

    public string FullTitle => Title == Manifesto.Name ? Title : $"{Title} – {Manifesto.Name}";
}

/// <summary>Frames for pages of the static site and pages of the functions.</summary>
public sealed class PageFrames(IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto, IOptions<IntakeSettings> intake, SiteAssets assets, AllWords words)
{
    private string SitePolicy { get; } =
        $"default-src 'none'; style-src 'self'; img-src 'self'; form-action {site.Value.ApiUrl}; base-uri 'none'";

    /// <summary>Policy of the functions' pages, which load their stylesheet and icon from the site.</summary>
    public string ApiPolicy { get; } =
        $"default-src 'none'; style-src {site.Value.SiteUrl}; img-src {site.Value.SiteUrl}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Policy of those pages of the functions that have scripts, also loaded from the site.</summary>
    public string ApiScriptPolicy => $"{ApiPolicy}; script-src {site.Value.SiteUrl}";

    /// <summary>Policy of a private page with one script, which alone may run.</summary>
    public string ApiPolicyFor(SiteFile script) => $"{ApiPolicy}; script-src {site.Value.SiteUrl}/{script.Path}";

    /// <summary>Policy of a page whose script also asks the functions for the page itself.</summary>
    public string ApiFetchPolicyFor(SiteFile script) => $"{ApiPolicyFor(script)}; connect-src 'self'";

    public PageFrame ForSite(string title, string description, params IReadOnlyList<SiteFile> scripts) =>
        new(title, "", site.Value, manifesto.Value, assets, words.Frame, words.Language, scripts.Count > 0 ? $"{SitePolicy}; script-src 'self'" : SitePolicy, description)
        {
            Scripts = scripts,
            TakesContributions = intake.Value.Open,
        };

    public PageFrame ForApi(string title, params IReadOnlyList<SiteFile> scripts) =>
        new(title, site.Value.SiteUrl, site.Value, manifesto.Value, assets, words.Frame, words.Language)
        {
            Scripts = scripts,
            TakesContributions = intake.Value.Open,
        };
}

/// <summary>A heading whose level, 2 to 4, differs from page to page.</summary>
public sealed record HeadingModel(int Level, string Text)
{
    public string? Class { get; init; }

    /// <summary>True if anyone may have typed the text, in any script.</summary>
    public bool Typed { get; init; }

    /// <summary>Where it leads; null for a heading that is no link.</summary>
    public string? Link { get; init; }
}

/// <summary>A moment for people and, in whole seconds, for programs: HTML allows at most three decimals.</summary>
public sealed record TimeModel(DateTimeOffset Time, string Text);

public sealed record MessageModel(PageFrame Frame, Message Message, string LinkText, string LinkTarget);
