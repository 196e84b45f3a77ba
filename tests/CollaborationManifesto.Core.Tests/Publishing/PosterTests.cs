using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Publishing.Pages;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using QRCoder;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class PosterTests
{
    [Fact]
    public async Task It_has_the_name_the_question_and_every_principle_but_no_guidance_or_barrier()
    {
        var poster = await Shown([A.Principle("Write decisions down", text: "So that [others](https://example.org/a) know.\n\nThe rest."), A.Principle("Meet often", minute: 1), A.Guidance("A piece", 2), A.Barrier("A note", 3)]);

        Assert.Equal(A.Manifesto().Name, poster.QuerySelector("main h1")!.TextContent);
        Assert.Contains(A.Manifesto().Question, poster.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Write decisions down", "Meet often"], poster.QuerySelectorAll("main h2").Select(title => title.TextContent));
        Assert.Equal(["1", "2"], poster.QuerySelectorAll(".cm-poster__number").Select(number => number.TextContent));
        Assert.Equal("So that [others](https://example.org/a) know.", poster.QuerySelector(".cm-poster__statement")!.TextContent.Trim());
        Assert.All(["The rest.", "A piece", "A note"], other => Assert.DoesNotContain(other, poster.Body!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_people_typed_is_encoded()
    {
        var poster = await Shown([A.Principle("<script>alert(1)</script>", text: "<img src=x onerror=alert(2)>")]);

        Assert.Empty(poster.QuerySelectorAll("main script, main img"));
        Assert.Equal("<script>alert(1)</script>", poster.QuerySelector("main h2")!.TextContent);
    }

    [Theory]
    [InlineData(true, "https://manifesto.example.org/contribute/", "Scan to add what you know")]
    [InlineData(false, "https://manifesto.example.org/", "Scan to read more")]
    public async Task Its_code_leads_to_the_form_or_to_the_home_page_while_the_form_is_closed(bool open, string address, string sentence)
    {
        var poster = await Shown([A.Principle("Write decisions down")], open);

        var code = Assert.Single(poster.QuerySelectorAll(".cm-poster__code"));
        Assert.Equal(("img", $"QR code of {address}"), (code.GetAttribute("role"), code.GetAttribute("aria-label")));
        using var expected = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        Assert.Equal([.. expected.ModuleMatrix.Select(row => string.Concat(row.Cast<bool>().Select(dark => dark ? '#' : ' ')))], Modules(code));
        Assert.Equal($"{sentence}:{address}", poster.QuerySelector(".cm-poster__question + p")!.TextContent);
        Assert.Empty(poster.QuerySelectorAll("main [style], main style"));
    }

    [Theory]
    [InlineData(6, "few")]
    [InlineData(7, "some")]
    [InlineData(10, "some")]
    [InlineData(11, "many")]
    public async Task Fewer_principles_have_larger_text(int principles, string size)
    {
        var poster = await Shown([.. Enumerable.Range(1, principles).Select(number => A.Principle($"Principle {number}", number))]);

        Assert.Equal(["cm-poster", $"cm-poster--{size}"], poster.QuerySelector("article")!.ClassList);
    }

    [Fact]
    public async Task Without_a_principle_it_says_so()
    {
        var poster = await Shown([]);

        Assert.Contains("Nobody has agreed on a principle yet.", poster.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(poster.QuerySelectorAll("article ol"));
    }

    private static async Task<IHtmlDocument> Shown(IReadOnlyList<PublishedRow> rows, bool open = true) =>
        Html.Parsed(await Page.TextAsync(Poster.Create(new(A.Frames(open).ForSite("Poster", "Poster"), AllWords.English, ManifestoBuilder.Build(rows, A.Manifesto()).Principles))));

    /// <summary>The dark squares that the path of the picture draws, a row each.</summary>
    private static IEnumerable<string> Modules(IElement code)
    {
        var size = int.Parse(code.QuerySelector("svg")!.GetAttribute("viewBox")!.Split(' ')[2], CultureInfo.InvariantCulture);
        var rows = Enumerable.Range(0, size).Select(_ => new string(' ', size).ToCharArray()).ToList();
        foreach (Match bar in Regex.Matches(code.QuerySelector("path")!.GetAttribute("d")!, @"M(\d+) (\d+)h(\d+)v1h-\3z"))
        {
            var (left, top, width) = (Number(bar, 1), Number(bar, 2), Number(bar, 3));
            Array.Fill(rows[top], '#', left, width);
        }

        return rows.Select(row => new string(row));
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
}
