using System.Text;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Publishing.Pages;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Core.Tests.Settings;

public sealed class BrandTests
{
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#ffffff", "#000000", 21)]
    [InlineData("#777777", "#ffffff", 4.478)]
    [InlineData("#1c4e80", "#1c4e80", 1)]
    public void Contrast_is_what_wcag_defines(string one, string other, double ratio) => Assert.Equal(ratio, Contrast.Ratio(one, other), 0.001);

    [Fact]
    public void The_default_colours_have_enough_contrast() =>
        Assert.All(ManifestoSettings.WorkshopCategories.Select(category => category.Colour).Append(new ManifestoSettings().AccentColour), colour => Assert.True(Contrast.IsEnough(colour), colour));

    [Fact]
    public void The_stylesheet_has_the_default_accent_and_its_shades()
    {
        var css = Stylesheet(A.Manifesto());

        Assert.All(["#1c4e80", "#173f68", "#0f2a45"], shade => Assert.Contains(shade, css, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_custom_accent_replaces_all_three_shades()
    {
        var settings = A.Manifesto();
        settings.AccentColour = "#640032";

        var css = Stylesheet(settings);

        Assert.All(["#1c4e80", "#173f68", "#0f2a45"], shade => Assert.DoesNotContain(shade, css, StringComparison.OrdinalIgnoreCase));
        Assert.All(["#640032", "#510028", "#36001b"], shade => Assert.Contains(shade, css, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_logo_precedes_the_name_at_its_configured_size()
    {
        var settings = A.Manifesto();
        Assert.NotNull((await Header(settings)).QuerySelector("svg.cm-mark"));
        settings.Logo.Path = "brand/logo.svg";
        settings.Logo.Width = 64;

        var header = await Header(settings);

        var image = Assert.Single(header.QuerySelectorAll("img"));
        Assert.Equal(("/brand/logo.svg", "64", "32", ""), (image.GetAttribute("src"), image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("alt")));
        Assert.Null(header.QuerySelector("svg"));
    }

    private static async Task<AngleSharp.Dom.IElement> Header(ManifestoSettings settings)
    {
        var frames = new PageFrames(Options.Create(A.Site), Options.Create(settings), Options.Create(new IntakeSettings()), new SiteAssets(Options.Create(settings)), AllWords.English);
        return Html.Parsed(await Page.TextAsync(NotFound.Create(new(frames.ForSite("Nothing", "Nothing"), new())))).QuerySelector("header")!;
    }

    private static string Stylesheet(ManifestoSettings settings) => Encoding.UTF8.GetString(new SiteAssets(Options.Create(settings)).Stylesheet.Content.Span);
}
