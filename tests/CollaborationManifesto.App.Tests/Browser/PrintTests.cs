using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing.Pages;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using RazorSlices;
using RenderedPage = CollaborationManifesto.Web.Pages.Page;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>What comes out of the printer: the pages of a PDF, and what a browser shows of a page on paper.</summary>
public sealed partial class PrintTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const string Site = "https://manifesto.example.org";

    /// <summary>What is between the margins of the poster, in CSS pixels.</summary>
    private static readonly (string Name, int Width, int Height) A4 = ("A4", 703, 1032);

    private static readonly (string Name, int Width, int Height) A3 = ("A3", 1032, 1497);

    private static readonly string Word = new('m', 120);

    private static readonly PageFrames Frames = FramesOf(new() { Name = "Collaboration Manifesto" });

    [Fact]
    public async Task A_poster_of_seven_principles_is_one_page_on_A4_and_on_A3_upright_or_sideways()
    {
        var page = await Opened(Poster(7));

        foreach (var (paper, width, height) in new[] { ("A4", 596, 843), ("A3", 843, 1191) })
            foreach (var landscape in new[] { false, true })
                Assert.Equal([landscape ? (height, width) : (width, height)], await Printed(page, paper, landscape));
    }

    [Fact]
    public async Task A_poster_of_thirty_principles_takes_more_than_one_page()
    {
        var page = await Opened(Poster(30));

        Assert.InRange((await Printed(page, "A4")).Count, 2, 5);
        Assert.InRange((await Printed(page, "A3")).Count, 2, 5);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(30)]
    public async Task Its_text_is_12_points_or_larger_on_A4_and_grows_with_the_paper(int principles)
    {
        var page = await Opened(Poster(principles));

        var (onA4, onA3) = (await Smallest(page, A4), await Smallest(page, A3));

        Assert.InRange(onA4, 12, 13);
        Assert.InRange(onA3 / onA4, 1.35, 1.5);
    }

    [Fact]
    public async Task Only_the_poster_is_on_the_paper_and_nothing_runs_out_of_it()
    {
        var page = await Opened(Long());
        foreach (var paper in new[] { A4, A3 })
        {
            await OnPaper(page, paper);
            foreach (var other in new[] { ".cm-header", ".cm-footer", ".cm-screen-only", ".govuk-skip-link" })
                await Assertions.Expect(page.Locator(other)).ToBeHiddenAsync();
            Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('article *')].filter(one => { const box = one.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1; }).map(one => one.outerHTML.slice(0, 100))"));
            // The policy of the page lets the code be drawn.
            Assert.True((await page.Locator(".cm-poster__code path").BoundingBoxAsync())!.Width > 80);
        }
    }

    [Fact]
    public async Task The_whole_is_printed_with_its_contents_and_a_principle_with_its_address()
    {
        var manifesto = new Manifesto(Some(7), [], [], DateTimeOffset.UnixEpoch);
        var page = await Opened(WholePage.Create(new(Frames.ForSite("Whole", "Whole"), AllWords.English, manifesto)));
        await OnPaper(page, A4);
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Contents" })).ToBeVisibleAsync();

        page = await Opened(PrinciplePage.Create(new(Frames.ForSite("One", "One"), AllWords.English, Some(1)[0])));
        var address = page.GetByText($"{Site}/principles/principle-1/", new() { Exact = true });
        await Assertions.Expect(address).ToBeHiddenAsync();
        await OnPaper(page, A4);
        await Assertions.Expect(address).ToBeVisibleAsync();
    }

    private static RazorSlice Poster(int principles) => CollaborationManifesto.Publishing.Pages.Poster.Create(
        new(Frames.ForSite("Poster", "Poster"), AllWords.English, Some(principles)));

    private static RazorSlice Long() => CollaborationManifesto.Publishing.Pages.Poster.Create(new(
        FramesOf(new() { Name = Word, Question = Word }).ForSite("Poster", "Poster"),
        AllWords.English,
        [Principle(1, Word, Word), Principle(2, string.Join(' ', Enumerable.Repeat("שלום", 40)), "مرحبا بالعالم"), Principle(100, "Short", $"- {Word}\n- {Word}")]));

    private static ImmutableArray<Principle> Some(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Principle(number, "Settle who decides before you need a decision", string.Concat(Enumerable.Repeat("Partners write it down in words. ", 5))))];

    private static Principle Principle(int number, string title, string statement) => new(
        ContributionId.FromKey("test", $"{number}"), number, $"principle-{number}", title, statement, "", [], [], new(null, null, false, default, default, default), 1, default);

    private static PageFrames FramesOf(ManifestoSettings settings)
    {
        var manifesto = Options.Create(settings);
        return new(Options.Create(new SiteSettings { SiteUrl = Site, ApiUrl = "https://api.example.org" }), manifesto, Options.Create(new IntakeSettings()), new SiteAssets(manifesto), AllWords.English);
    }

    /// <summary>Opens the page as the site serves it, with its style sheet and its policy.</summary>
    private async Task<IPage> Opened(RazorSlice slice)
    {
        var (html, style) = (await RenderedPage.TextAsync(slice), Encoding.UTF8.GetString(new SiteAssets(Options.Create(new ManifestoSettings())).Stylesheet.Content.Span));
        var page = await chromium.NewPage();
        await page.RouteAsync("**/*", route => route.Request.Url == $"{Site}/"
            ? route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html })
            : route.FulfillAsync(new() { ContentType = "text/css", Body = style }));
        await page.GotoAsync($"{Site}/");
        return page;
    }

    /// <summary>The size of each page in points.</summary>
    private static async Task<IReadOnlyList<(int Width, int Height)>> Printed(IPage page, string paper, bool landscape = false)
    {
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { Format = paper, Landscape = landscape, PrintBackground = true }));
        return [.. PdfPage().Matches(pdf).Select(one => (Points(one, 1), Points(one, 2)))];
    }

    private static int Points(Match match, int group) => (int)Math.Round(double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture));

    private static async Task<double> Smallest(IPage page, (string Name, int Width, int Height) paper)
    {
        await OnPaper(page, paper);
        return await page.EvaluateAsync<double>("() => Math.min(...[...document.querySelectorAll('article *')].filter(one => one.innerText?.trim()).map(one => parseFloat(getComputedStyle(one).fontSize) * 0.75))");
    }

    private static async Task OnPaper(IPage page, (string Name, int Width, int Height) paper)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(paper.Width, paper.Height);
    }

    [GeneratedRegex(@"/Type /Page\s.*?/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", RegexOptions.Singleline)]
    private static partial Regex PdfPage();
}
