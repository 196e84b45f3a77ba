using System.Text;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Web.Pages;

/// <summary>Stylesheet, scripts and icon, with names that change with their content.</summary>
public sealed class SiteAssets
{
    public SiteAssets(IOptions<ManifestoSettings> manifesto)
    {
        var categories = manifesto.Value.Categories;
        Stylesheet = Fingerprinted("site", "css", "text/css; charset=utf-8", Accented(Embedded("assets/site.css"), manifesto.Value.AccentColour) + string.Concat(categories.Select(Colour)));
        Icon = Fingerprinted("icon", "svg", "image/svg+xml", Squares([.. categories.Select(category => category.Colour)]));
        CharacterCount = Script("count");
        InlineChecks = Script("check");
        SendOnce = Script("send-once");
        Draft = Script("draft");
        Grouping = Script("group");
        Wall = Script("wall");
        Mark = new(Squares([.. categories.Select(category => category.Colour)], hidden: true));
    }

    public SiteFile Stylesheet { get; }

    public SiteFile Icon { get; }

    /// <summary>Shows how many characters are left. <see cref="InlineChecks"/> uses its count.</summary>
    public SiteFile CharacterCount { get; }

    /// <summary>Shows a field's error when someone leaves the field.</summary>
    public SiteFile InlineChecks { get; }

    /// <summary>Stops a double click from sending a form twice.</summary>
    public SiteFile SendOnce { get; }

    /// <summary>Keeps an unsent form on the person's device, if they ask for it.</summary>
    public SiteFile Draft { get; }

    /// <summary>Puts notes into themes by number keys, and ticks many at once.</summary>
    public SiteFile Grouping { get; }

    /// <summary>Shows new notes of a workshop as they come.</summary>
    public SiteFile Wall { get; }

    public IEnumerable<SiteFile> All => [Stylesheet, Icon, CharacterCount, InlineChecks, SendOnce, Draft, Grouping, Wall];

    /// <summary>The logo in the header: one square for each category and a dark one.</summary>
    public HtmlString Mark { get; }

    private static SiteFile Script(string name) =>
        Fingerprinted(name, "js", "text/javascript; charset=utf-8", Embedded($"assets/{name}.js"));

    private static SiteFile Fingerprinted(string name, string extension, string contentType, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var unnamed = new SiteFile("", contentType, SiteFile.Immutable, bytes);
        return unnamed with { Path = $"assets/{name}.{unnamed.Sha256[..10]}.{extension}" };
    }

    /// <summary>Replaces the default accent colour and its two shades, which are compiled into the stylesheet.</summary>
    private static string Accented(string css, string accent) => Shades.Aggregate(
        css, (text, shade) => text.Replace(shade.Compiled, Shaded(accent, shade.Part), StringComparison.OrdinalIgnoreCase));

    // The colours in frontend/styles/_settings.scss, each with its brightness relative to the first.
    private static readonly IReadOnlyList<(string Compiled, double Part)> Shades = [(ManifestoSettings.DefaultAccentColour, 1), ("#173f68", 0.81), ("#0f2a45", 0.54)];

    private static string Shaded(string colour, double part)
    {
        var channels = Convert.FromHexString(colour[1..]).Select(channel => (byte)Math.Round(channel * part)).ToArray();
        return $"#{Convert.ToHexStringLower(channels)}";
    }

    private static string Colour(Category category) => $".cm-category--{category.Id}{{--cm-category:{category.Colour}}}";

    private static string Squares(IReadOnlyCollection<string> colours, bool hidden = false)
    {
        var squares = colours.Append("#1b1f2a")
            .Select((colour, index) => $"<rect x=\"{index % 3 * 9}\" y=\"{index / 3 * 9}\" width=\"7\" height=\"7\" fill=\"{colour}\"/>");
        // Three squares a row, so five categories and the dark square make two rows.
        var height = (colours.Count / 3 * 9) + 7;
        var attributes = hidden ? "aria-hidden=\"true\" focusable=\"false\" class=\"cm-mark\"" : "";
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 25 {height}\" width=\"25\" height=\"{height}\" {attributes}>{string.Concat(squares)}</svg>";
    }

    private static string Embedded(string name)
    {
        using var stream = typeof(SiteAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The build did not embed {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
