using CollaborationManifesto.Publishing.Pages;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Core.Tests.Web;

/// <summary>What all pages share.</summary>
public sealed class PageTests
{
    private static readonly PageFrames Frames = new(
        Options.Create(A.Site), Options.Create(A.Manifesto()), Options.Create(new IntakeSettings()), new SiteAssets(Options.Create(A.Manifesto())), AllWords.English);

    [Theory]
    [InlineData("/board/", "Board page")]
    [InlineData("/board/tools/page-2/", "Board true")]
    [InlineData("/principles/write-it-down/", "Principles true")]
    [InlineData("/contribute/", "Contribute page")]
    [InlineData("/boards/", null)]
    [InlineData("", null)]
    public async Task The_header_says_where_the_reader_is(string address, string? current)
    {
        var page = Html.Parsed(await Page.TextAsync(NotFound.Create(new(Frames.ForSite("A page", "A page") with { Address = address }, new()))));

        Assert.Equal(current, page.QuerySelectorAll("header [aria-current]").Select(link => $"{link.TextContent} {link.GetAttribute("aria-current")}").SingleOrDefault());
    }

    [Fact]
    public async Task Contact_addresses_are_links()
    {
        var page = Html.Parsed(await Page.TextAsync(Notice.Create(new(
            Frames.ForSite("A page", "A page"), "A page", [new("Contact", ["Write to a<b@example.org.", "Nobody writes."])], ["", "a<b@example.org"]))));

        Assert.Equal(["Write to a<b@example.org.", "Nobody writes."], page.QuerySelectorAll("main p").Select(paragraph => paragraph.TextContent));
        var link = Assert.Single(page.QuerySelectorAll("main a"));
        Assert.Equal(("mailto:a<b@example.org", "a<b@example.org"), (link.GetAttribute("href"), link.TextContent));
    }

    [Fact]
    public async Task A_time_has_no_fractions_of_a_second()
    {
        var time = Html.Parsed(await Page.TextAsync(Time.Create(new(new DateTimeOffset(2026, 4, 1, 10, 0, 0, TimeSpan.FromHours(1)).AddTicks(1_234_567), "1 April 2026")))).QuerySelector("time")!;

        Assert.Equal(("2026-04-01T09:00:00Z", "1 April 2026"), (time.GetAttribute("datetime"), time.TextContent));
    }
}
